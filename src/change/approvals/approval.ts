import type { Approval } from '../../domain/approval.ts';
import type { PullRequest, Review } from '../../domain/pull-request.ts';
import { opinions } from './opinion.ts';

/** By {@link approvalKey}: the findings that were shown when the App first saw each approval. */
export type RecordedFindings = ReadonlyMap<string, readonly string[]>;

/** What identifies an approval within its repository, such as `review:12`. */
export function approvalKey({ source, id }: Pick<Approval, 'source' | 'id'>): string {
  return `${source}:${id}`;
}

function ofReview(review: Review): Omit<Approval, 'findings'> {
  return {
    source: 'review',
    id: review.id,
    actor: review.author,
    commit: review.commit,
    at: review.submittedAt,
    edited: false,
    withdrawn: review.state === 'DISMISSED' ? 'dismissed' : null,
  };
}

/** A comment is taken back by a review of the same person that came later and does not approve (any more). */
function ofComment(comment: PullRequest['comments'][number], current: readonly Review[]) {
  const later = current.some(
    (review) =>
      review.author.id === comment.author.id &&
      review.state !== 'APPROVED' &&
      Date.parse(review.submittedAt) >= Date.parse(comment.createdAt),
  );
  return {
    source: 'comment',
    id: comment.id,
    actor: comment.author,
    commit: comment.commit,
    at: comment.createdAt,
    edited: comment.updatedAt !== comment.createdAt,
    withdrawn: later ? 'later-review' : null,
  } as const;
}

/**
 * Every approval that was given, whether or not it counts, oldest first: the review by which each person stands,
 * unless it asks for changes, and every comment that approves.
 * @param recorded what the App wrote down when it first saw them.
 */
export function approvalsOf(
  pull: Pick<PullRequest, 'reviews' | 'comments'>,
  recorded: RecordedFindings,
): Approval[] {
  const current = opinions(pull.reviews);
  return [
    ...current.filter((review) => review.state !== 'CHANGES_REQUESTED').map(ofReview),
    ...pull.comments.map((comment) => ofComment(comment, current)),
  ]
    .map((approval): Approval => {
      const findings = recorded.get(approvalKey(approval));
      return { ...approval, findings: findings === undefined ? null : [...findings] };
    })
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || one.id - other.id);
}

/**
 * What has to be written down about approvals that the App sees for the first time.
 * @param shown fingerprints of the blocking findings that the pull request's check showed until now; nobody can
 *   have approved others.
 * @returns one entry for each approval that is not on record; to be kept as long as the pull request is open.
 */
export function approvalsToRecord(
  pull: Pick<PullRequest, 'reviews' | 'comments'>,
  recorded: RecordedFindings,
  shown: readonly string[],
): { readonly key: string; readonly findings: readonly string[] }[] {
  return approvalsOf(pull, recorded)
    .filter(({ findings }) => findings === null)
    .map((approval) => ({ key: approvalKey(approval), findings: shown }));
}
