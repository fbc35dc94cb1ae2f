import picomatch from 'picomatch';
import type { Environment } from '../state/environment.ts';
import type { Repository } from '../state/repository.ts';

/** Whether an environment lets a ref deploy to it. */
export function mayDeploy(repository: Repository, environment: Environment, ref: string): boolean {
  const { branchPolicy, branchPatterns } = environment;
  if (branchPolicy === null) return true;
  const [, kind = '', name = ''] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  if (branchPolicy.protected_branches) return kind === 'heads' && repository.protections.has(name);
  const type = kind === 'tags' ? 'tag' : 'branch';
  // A pull request's merge ref is named like a branch: refs/pull/*/merge has to be allowed by itself.
  const said = kind === '' ? ref.replace(/^refs\//, '') : name;
  return branchPatterns.some(
    (pattern) => pattern.type === type && picomatch.isMatch(said, pattern.name, { nobrace: true }),
  );
}
