import { covers, grants, includesRole, roleOf } from '../access.ts';
import type { Context } from '../context.ts';
import type { Review } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';

/**
 * The review of each reviewer with write access that counts: the latest that approves, asks for changes or was
 * dismissed. A later comment changes nothing.
 */
export function countedReviews(context: Context, repository: Repository, issue: PullIssue): Review[] {
  const latest = new Map<number, Review>();
  for (const review of issue.pull.reviews) {
    if (review.state === 'PENDING' || review.state === 'COMMENTED') continue;
    if (review.authorId === issue.authorId || !mayWrite(context, repository, review.authorId)) continue;
    latest.set(review.authorId, review);
  }
  return [...latest.values()].filter((review) => review.state !== 'DISMISSED');
}

/** Who moved the head branch last, by the activity log; null when it was before the log began. */
export function lastPusher(context: Context, repository: Repository, issue: PullIssue): number | null {
  const head = context.state.repository(issue.pull.headRepositoryId ?? repository.id);
  const ref = `refs/heads/${issue.pull.headRef}`;
  return head.activity.findLast((entry) => entry.ref === ref)?.actorId ?? null;
}

function mayWrite(context: Context, repository: Repository, userId: number): boolean {
  const { state } = context;
  const user = state.user(userId);
  if (user.type === 'User') return includesRole(roleOf(state, repository, user), 'write');
  return [...state.installations.values()].some(
    (installation) =>
      state.app(installation.appId).botId === userId &&
      covers(installation, repository) &&
      grants(installation.permissions, { contents: 'write' }),
  );
}
