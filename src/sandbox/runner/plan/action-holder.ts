import type { RunRequest } from '../../contract.ts';

/** The repositories whose actions a run can use. */
export type Reachable = Pick<RunRequest, 'repository' | 'publicRepository'>;

/** A repository on this machine that holds an action. */
interface Holder {
  /** `owner/name`. */
  readonly name: string;
  readonly gitDirectory: string;
}

/** The repository that `uses: owner/name/path@ref` names: the run's own, or a public one of the same GitHub. */
export function holderOf(uses: string, { repository, publicRepository }: Reachable): Holder | null {
  const [, owner = '', name = ''] = /^([\w.-]+)\/([\w.-]+)(?:\/[^@]*)?@/.exec(uses) ?? [];
  const full = `${owner}/${name}`;
  if (full.toLowerCase() === `${repository.owner}/${repository.name}`.toLowerCase()) {
    return { name: full, gitDirectory: repository.gitDirectory };
  }
  const gitDirectory = owner === '' ? null : publicRepository(owner, name);
  return gitDirectory === null ? null : { name: full, gitDirectory };
}
