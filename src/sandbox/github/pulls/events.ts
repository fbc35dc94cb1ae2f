import type { Context } from '../context.ts';
import { emit } from '../emit.ts';
import { type Author, isQuiet } from '../http/actor.ts';
import { fullPull, simplePull, withUnknownMergeability } from '../shape/pull.ts';
import { reviewPayload } from '../shape/review.ts';
import type { Review } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';

/** These payloads are written before GitHub knows whether the new head merges. */
const tooEarly = new Set(['opened', 'reopened', 'synchronize']);

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
  const pull = await fullPull(context, repository, issue);
  emit(context, 'pull_request', action, where, {
    number: issue.number,
    pull_request: tooEarly.has(action) ? withUnknownMergeability(pull) : pull,
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
