import { listOpenPullsAt } from '../../connect/github/pulls-at.ts';
import { parseCommitSubject } from '../subject.ts';
import { wakePulls } from '../wake-pulls.ts';

/**
 * Finds whom an event about a commit concerns. GitHub names the pull requests of a run or check only when they come
 * from the same repository, so those of forks are looked up.
 */
export const head = wakePulls('head', 'something about its head', 'event', async (context, subject) => {
  const { repository, sha } = parseCommitSubject(subject);
  return { repository, pulls: await listOpenPullsAt(context.client, repository, sha) };
});
