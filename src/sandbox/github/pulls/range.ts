import { mergeBase } from '../git/commits.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';

/** The base branch's tip that a pull request is against: the present one while it is open. */
export async function baseTip(repository: Repository, issue: PullIssue): Promise<string> {
  if (issue.state === 'closed') return issue.pull.baseSha;
  return (
    (await resolveCommit(repository.directory, `refs/heads/${issue.pull.baseRef}`)) ?? issue.pull.baseSha
  );
}

/** The two commits whose difference a pull request shows: where its head left the base, and its head. */
export async function pullDiff(
  repository: Repository,
  issue: PullIssue,
): Promise<{ readonly from: string | null; readonly to: string }> {
  const tip = await baseTip(repository, issue);
  return { from: await mergeBase(repository.directory, tip, issue.pull.headSha), to: issue.pull.headSha };
}
