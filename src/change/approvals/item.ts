import type { Approval } from '../../domain/approval.ts';
import type { Finding } from '../../domain/finding.ts';
import type { PullRequest } from '../../domain/pull-request.ts';
import type { VerdictItem } from '../../domain/verdict.ts';
import type { Requirement } from './requirement.ts';
import { bestOfEach, type Standing, standing } from './standing.ts';

/** A requirement and everybody's part in it. */
export interface RequirementStanding {
  readonly requirement: Requirement;
  /** One for each person who gave any approval. */
  readonly standings: readonly Standing[];
  readonly item: VerdictItem;
}

function people(amount: number): string {
  return `${amount} ${amount === 1 ? 'person' : 'people'}`;
}

/** Names who may fulfil a requirement, as people write them: `@acme/dba`, `@alice`. */
function entitled(pull: PullRequest, { teams, users, anyone }: Requirement): string {
  if (anyone) return 'anyone with write permission';
  const named = [
    ...teams.map((team) => `@${pull.repository.owner}/${team}`),
    ...users.map((user) => `@${user}`),
  ];
  if (named.length === 0) return 'nobody can: its owners are no people or teams of this organisation';
  return named.length === 1 ? `${named[0]}` : `${named.slice(0, -1).join(', ')} or ${named.at(-1)}`;
}

function told(one: Standing): string {
  const { actor, source } = one.approval;
  if (one.counts) return `@${actor.login} approved this head.`;
  return `The ${source === 'review' ? 'review' : 'comment'} of @${actor.login} does not count: ${one.why}.`;
}

/**
 * How one requirement stands, given every approval: `blocked` while an approval that would do is void, else
 * `waiting` while people are missing.
 */
export function standingOf(
  pull: PullRequest,
  requirement: Requirement,
  approvals: readonly Approval[],
  blocking: readonly Finding[],
): RequirementStanding {
  const standings = bestOfEach(approvals.map((approval) => standing(pull, approval, requirement, blocking)));
  const counted = standings.filter((one) => one.counts).length;
  const missing = requirement.count - counted;
  const voided = standings.some((one) => !one.counts && one.voided !== null);
  const who = entitled(pull, requirement);
  const head = pull.head.sha.slice(0, 7);
  const item: VerdictItem = {
    state: missing <= 0 ? 'passed' : voided ? 'blocked' : 'waiting',
    title: `${requirement.name}: approval by ${people(requirement.count)}`,
    detail: [
      `Needed because ${requirement.why}. ${counted} of ${requirement.count} given.`,
      ...standings.map(told),
    ].join(' '),
    next:
      missing <= 0
        ? ''
        : `${people(missing)} more: ${who}, not the author and not who pushed last, must approve ${head}.`,
  };
  return { requirement, standings, item };
}
