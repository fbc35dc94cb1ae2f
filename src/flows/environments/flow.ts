import { getDefaultBranch } from '../../connect/github/history.ts';
import { fullName, parseRepository } from '../../domain/repository.ts';
import type { Flow } from '../flow.ts';
import { readPolicy } from '../policy.ts';

/** Has every environment that a repository's configuration names looked at: for the sweep, and when a run ends. */
export const environments: Flow<
  { readonly subjects: readonly string[] },
  { readonly kind: 'wake' | 'rest' }
> = {
  kind: 'environments',
  async read(context, subject) {
    const repository = parseRepository(subject);
    const branch = await getDefaultBranch(context.client, repository);
    if (branch === null || branch.archived) return { subjects: [] };
    const { rules } = await readPolicy(context, repository, { base: branch.name, default: branch.name });
    const names = rules.ok ? Object.keys(rules.configuration.environments) : [];
    return { subjects: names.map((name) => `${fullName(repository)}/${name}`) };
  },
  next: ({ subjects }) => ({ kind: subjects.length === 0 ? 'rest' : 'wake' }),
  async act(context, { subjects }) {
    for (const subject of subjects)
      await context.wake('deployment', subject, 'its environments are looked at');
    return { kind: 'rest' };
  },
};
