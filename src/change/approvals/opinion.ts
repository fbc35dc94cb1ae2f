import type { Review } from '../../domain/pull-request.ts';

function submitted(one: Review, other: Review): number {
  return Date.parse(one.submittedAt) - Date.parse(other.submittedAt) || one.id - other.id;
}

/**
 * The review by which each reviewer stands now: their latest that approves, asks for changes or was dismissed.
 * A comment changes nothing, as on GitHub. People are told apart by numeric id.
 */
export function opinions(reviews: readonly Review[]): Review[] {
  const latest = new Map<number, Review>();
  for (const review of reviews.toSorted(submitted)) {
    if (review.state !== 'COMMENTED') latest.set(review.author.id, review);
  }
  return [...latest.values()].sort(submitted);
}
