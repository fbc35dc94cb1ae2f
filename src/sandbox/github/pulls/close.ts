import { type Context, timestamp } from '../context.ts';
import type { Author } from '../http/actor.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { emitPull } from './events.ts';

/** Ends a pull request, merged or not, and announces it. */
export async function closePull(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  author: Author,
): Promise<void> {
  const now = timestamp(context);
  issue.state = 'closed';
  issue.closedAt = now;
  issue.closedById = author.user.id;
  issue.updatedAt = now;
  await emitPull(context, repository, issue, 'closed', author);
}
