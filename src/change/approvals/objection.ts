import type { PullRequest } from '../../domain/pull-request.ts';
import type { VerdictItem } from '../../domain/verdict.ts';
import { lackOfEntitlement } from './entitlement.ts';
import { isMachine } from './machine.ts';
import { opinions } from './opinion.ts';
import type { Requirement } from './requirement.ts';

/** Objections of people who are entitled for one of the requirements, whatever commit they were made at. */
export function objections(pull: PullRequest, requirements: readonly Requirement[]): VerdictItem[] {
  return opinions(pull.reviews)
    .filter((review) => review.state === 'CHANGES_REQUESTED' && !isMachine(review.author))
    .filter((review) =>
      requirements.some((requirement) => lackOfEntitlement(pull, review.author.login, requirement) === null),
    )
    .map((review) => ({
      state: 'blocked',
      title: `@${review.author.login} asked for changes`,
      detail: `Their review of ${review.commit.slice(0, 7)} stands.`,
      next: `@${review.author.login} must approve in a review, or somebody with write permission must dismiss that review.`,
    }));
}
