import type { Context } from '../context.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { checksOf } from './checks.ts';
import { unmetRequirements } from './requirements.ts';
import { refreshTestMerge } from './test-merge.ts';

/** Whether a pull request can be merged, in GitHub's words. */
export interface Mergeability {
  /** Null once it is closed. */
  readonly mergeable: boolean | null;
  readonly state: 'unknown' | 'dirty' | 'draft' | 'blocked' | 'behind' | 'unstable' | 'clean';
}

/** Works out the mergeability from the test merge, the protection of the base branch and the checks of the head. */
export async function mergeabilityOf(
  context: Context,
  repository: Repository,
  issue: PullIssue,
): Promise<Mergeability> {
  if (issue.state === 'closed') return { mergeable: null, state: 'unknown' };
  await refreshTestMerge(context, repository, issue);
  if (issue.pull.testMergeSha === null) return { mergeable: false, state: 'dirty' };
  if (issue.pull.draft) return { mergeable: true, state: 'draft' };
  const unmet = await unmetRequirements(context, repository, issue);
  if (unmet.some(({ kind }) => kind !== 'behind')) return { mergeable: true, state: 'blocked' };
  if (unmet.length > 0) return { mergeable: true, state: 'behind' };
  const checks = checksOf(context, repository, issue.pull.headSha);
  const steady = checks.every(({ standing }) => standing === 'passing');
  return { mergeable: true, state: steady ? 'clean' : 'unstable' };
}
