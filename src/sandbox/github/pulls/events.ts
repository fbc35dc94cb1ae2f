import type { Context } from '../context.ts';
import { emit } from '../emit.ts';
import { type Author, isQuiet } from '../http/actor.ts';
import { fullPull, simplePull } from '../shape/pull.ts';
import { reviewPayload } from '../shape/review.ts';
import type { Review } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';

/** Announces a `pull_request` event with the pull request as it is now. */
export async function emitPull(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  action: string,
  author: Author,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const where = { repository, sender: author.user, quiet: isQuiet(author) };
  emit(context, 'pull_request', action, where, {
    number: issue.number,
    pull_request: await fullPull(context, repository, issue),
    ...extra,
  });
}

/** Announces a `pull_request_review` event. */
export function emitReview(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  review: Review,
  action: 'submitted' | 'edited' | 'dismissed',
  author: Author,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  const where = { repository, sender: author.user, quiet: isQuiet(author) };
  emit(context, 'pull_request_review', action, where, {
    review: reviewPayload(context, repository, issue, review),
    pull_request: simplePull(context, repository, issue),
    ...extra,
  });
}
