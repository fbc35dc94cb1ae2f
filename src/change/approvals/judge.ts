import type { Configuration } from '../../domain/configuration.ts';
import type { PullRequest, Review } from '../../domain/pull-request.ts';
import { type Verdict, type VerdictItem, type VerdictState, worse } from '../../domain/verdict.ts';
import { isMachine } from './machine.ts';
import { lackOfEntitlement, opinions, type Standing, standing } from './opinion.ts';
import { guardedZones, type Requirement, requirementsOf } from './requirement.ts';

function people(amount: number): string {
  return `${amount} ${amount === 1 ? 'person' : 'people'}`;
}

/** Names who may fulfil a requirement, as people write them: `@acme/dba`, `@alice`. */
function entitled(pull: PullRequest, requirement: Requirement): string {
  const { teams, users } = requirement;
  if (teams.length === 0 && users.length === 0) return 'anyone with write permission';
  const named = [
    ...teams.map((team) => `@${pull.repository.owner}/${team}`),
    ...users.map((user) => `@${user}`),
  ];
  return named.length === 1 ? `${named[0]}` : `${named.slice(0, -1).join(', ')} or ${named.at(-1)}`;
}

/** How one requirement stands, given everybody's present opinion. */
function itemOf(pull: PullRequest, requirement: Requirement, current: readonly Review[]): VerdictItem {
  const standings = current
    .map((review) => standing(pull, review, requirement))
    .filter((one) => one !== null);
  const counted = standings.filter((one) => one.counts);
  const missing = requirement.count - counted.length;
  const voided = standings.some((one) => !one.counts && one.voided);
  const who = entitled(pull, requirement);
  const told = standings.map((one: Standing) =>
    one.counts
      ? `@${one.review.author.login} approved this head.`
      : `The review of @${one.review.author.login} does not count: ${one.why}.`,
  );
  const state: VerdictState = missing <= 0 ? 'passed' : voided ? 'blocked' : 'waiting';
  return {
    state,
    title: `${requirement.name}: approval by ${people(requirement.count)}`,
    detail: [
      `Needed because ${requirement.why}. ${counted.length} of ${requirement.count} given.`,
      ...told,
    ].join(' '),
    next:
      missing <= 0
        ? ''
        : `${people(missing)} more: ${who}, not the author and not who pushed last, must approve ${pull.head.sha.slice(0, 7)}.`,
  };
}

/** Objections of people who are entitled for one of the requirements, whatever commit they were made at. */
function objections(
  pull: PullRequest,
  requirements: readonly Requirement[],
  current: readonly Review[],
): VerdictItem[] {
  return current
    .filter((review) => review.state === 'CHANGES_REQUESTED' && !isMachine(review.author))
    .filter((review) =>
      requirements.some((requirement) => lackOfEntitlement(pull, review.author.login, requirement) === null),
    )
    .map((review) => ({
      state: 'blocked',
      title: `@${review.author.login} asked for changes`,
      detail: `Their review of ${review.commit.slice(0, 7)} stands.`,
      next: `@${review.author.login} must approve, or somebody with write permission must dismiss that review.`,
    }));
}

function failed(title: string, detail: string, next: string): Verdict {
  return {
    check: 'approval',
    state: 'failed',
    title,
    items: [{ state: 'failed', title, detail, next }],
    findings: [],
  };
}

function titleOf(state: VerdictState, items: readonly VerdictItem[]): string {
  const open = items.filter((item) => item.state === state).length;
  if (state === 'passed') return 'Approved by everybody it needs';
  if (state === 'waiting') return `Waiting for ${open === 1 ? 'an approval' : `${open} kinds of approval`}`;
  const objection = items.some(
    (item) => item.state === 'blocked' && item.title.endsWith('asked for changes'),
  );
  return objection ? 'Changes were asked for' : 'An approval was voided by a later push';
}

/**
 * Judges whether the people that this pull request needs have approved exactly its present head.
 *
 * Needed are: for each zone it touches, what the zone asks for (one person for an irreversible zone that asks for
 * nothing), and `approvals` of the configuration when a machine wrote it. A person counts who has write permission
 * and is named by the requirement if it names anybody, who is not the author and did not push last, and whose
 * latest review approves the head commit. One person can count for several requirements. No machine counts.
 * @returns the verdict of the check `approval`: `waiting` for people, `blocked` by an objection or an approval that
 *   a push voided, `failed` when the files (while zones ask for approvals) or who pushed cannot be told.
 */
export function judgeApproval(input: { pull: PullRequest; configuration: Configuration }): Verdict {
  const { pull, configuration } = input;
  const again = 'Nothing to do: it is tried again by itself.';
  if (!pull.diff.complete && guardedZones(configuration).length > 0) {
    return failed('It cannot be told which zones are touched', pull.diff.reason, again);
  }
  const files = pull.diff.complete ? pull.diff.files : [];
  const requirements = requirementsOf(pull, files, configuration);
  if (requirements.length === 0) {
    return {
      check: 'approval',
      state: 'not-applicable',
      title: 'Not applicable: made by a person, no zone touched',
      items: [],
      findings: [],
    };
  }
  if ('unknown' in pull.pushers || pull.pushers.length === 0) {
    const reason =
      'unknown' in pull.pushers ? pull.pushers.unknown : 'GitHub has no push to the branch on record.';
    return failed('It cannot be told who pushed last', reason, again);
  }
  const current = opinions(pull.reviews);
  const items = [
    ...objections(pull, requirements, current),
    ...requirements.map((requirement) => itemOf(pull, requirement, current)),
  ];
  const state = items.map((item) => item.state).reduce(worse, 'passed');
  return { check: 'approval', state, title: titleOf(state, items), items, findings: [] };
}
