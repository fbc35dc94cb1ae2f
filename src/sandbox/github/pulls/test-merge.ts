import { type Context, timestamp } from '../context.ts';
import { writeCommit } from '../git/commits.ts';
import { mergedTree } from '../git/merge.ts';
import { git } from '../git/run.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { baseTip } from './range.ts';

/** Who GitHub commits as. */
export function webFlow(context: Context) {
  return { name: 'GitHub', email: 'noreply@github.com', date: timestamp(context) };
}

/**
 * Merges head into base for trial and puts the result under `refs/pull/N/merge`, which workflows check out. On a
 * conflict that ref stays where it was, as on GitHub.
 */
export async function refreshTestMerge(
  context: Context,
  repository: Repository,
  issue: PullIssue,
): Promise<void> {
  const { directory } = repository;
  const { pull } = issue;
  const base = await baseTip(repository, issue);
  if (pull.tested?.base === base && pull.tested.head === pull.headSha) return;
  pull.tested = { base, head: pull.headSha };
  const tree = await mergedTree(directory, base, pull.headSha);
  if (tree === null) {
    pull.testMergeSha = null;
    return;
  }
  const person = webFlow(context);
  pull.testMergeSha = await writeCommit(directory, {
    tree,
    parents: [base, pull.headSha],
    message: `Merge ${pull.headSha} into ${base}`,
    author: person,
    committer: person,
  });
  await git(directory, ['update-ref', `refs/pull/${issue.number}/merge`, pull.testMergeSha]);
}
