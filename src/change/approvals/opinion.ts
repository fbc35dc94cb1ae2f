import type { PullRequest, Review } from '../../domain/pull-request.ts';
import { isMachine } from './machine.ts';
import type { Requirement } from './requirement.ts';

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

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/**
 * Why this reviewer is none of the people the requirement asks for, or null when they are. GitHub counts only
 * reviewers with write permission; being named by team or login never replaces that.
 */
export function lackOfEntitlement(
  pull: Pick<PullRequest, 'entitlements'>,
  login: string,
  requirement: Requirement,
): string | null {
  const entitlement = pull.entitlements.find((entry) => same(entry.login, login));
  if (entitlement === undefined) return 'GitHub did not say what they may do here';
  if (!['write', 'maintain', 'admin'].includes(entitlement.permission)) return 'no write permission';
  const { teams, users } = requirement;
  if (teams.length === 0 && users.length === 0) return null;
  if (users.some((user) => same(user, login))) return null;
  if (entitlement.teams.some((team) => teams.some((slug) => same(slug, team)))) return null;
  return 'not one of those asked for';
}

/** How one reviewer's opinion counts for one requirement. */
export type Standing =
  | { readonly counts: true; readonly review: Review }
  /** `voided`: it would count, had the head not changed since. */
  | { readonly counts: false; readonly voided: boolean; readonly review: Review; readonly why: string };

/** How an opinion counts for a requirement at the present head; null for an opinion that is no approval. */
export function standing(pull: PullRequest, review: Review, requirement: Requirement): Standing | null {
  if (review.state === 'CHANGES_REQUESTED') return null;
  const no = (why: string, voided = false): Standing => ({ counts: false, voided, review, why });
  const { author } = review;
  if (isMachine(author)) return no('a machine cannot approve');
  if (author.id === pull.author.id) return no('they are the author');
  const pusher = 'unknown' in pull.pushers ? undefined : pull.pushers[0];
  if (pusher?.id === author.id) return no('they pushed last');
  const lack = lackOfEntitlement(pull, author.login, requirement);
  if (lack !== null) return no(lack);
  if (review.state === 'DISMISSED') return no('their review was dismissed');
  if (review.commit !== pull.head.sha) {
    return no(`given for ${review.commit.slice(0, 7)}, the head is now ${pull.head.sha.slice(0, 7)}`, true);
  }
  return { counts: true, review };
}
