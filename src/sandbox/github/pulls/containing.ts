import { isAncestor } from '../git/refs.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue, State } from '../state/state.ts';

/** The pull requests that bring a commit to their base, or have brought it there. */
export async function pullsContaining(
  state: State,
  repository: Repository,
  sha: string,
): Promise<PullIssue[]> {
  const { directory } = repository;
  const all = state.pulls(repository);
  const contain = await Promise.all(
    all.map(async ({ pull }) => {
      if (pull.merged?.sha === sha) return true;
      const inHead = await isAncestor(directory, sha, pull.headSha);
      return inHead && !(await isAncestor(directory, sha, pull.baseSha));
    }),
  );
  return all.filter((_, index) => contain[index]);
}
