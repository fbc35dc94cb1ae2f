import { entitlementOf, lackOfEntitlement } from '../approvals/entitlement.ts';
import type { GateApproval, GateFacts } from './facts.ts';
import { lackOfIndependence } from './independence.ts';
import type { GateRequirement } from './requirement.ts';
import { unchangedSince } from './since.ts';

/** How one approval counts for one requirement. */
export interface GateStanding {
  readonly approval: GateApproval;
  /** Null when it counts. */
  readonly why: string | null;
}

/**
 * Why an approval does not count for a deployment, whoever gave it, or null.
 * @param others other environments that wait for people: a comment that names none is only clear without them
 */
function lackOfApproval(facts: GateFacts, approval: GateApproval, others: boolean): string | null {
  const { environment, commit, range } = facts;
  if (approval.edited) return 'the comment was edited';
  if (approval.commit === null) return 'it names no commit';
  if (approval.commit !== commit) {
    return `given for ${approval.commit.slice(0, 7)}, what would be deployed is ${commit.slice(0, 7)}`;
  }
  if (approval.environments === null) {
    if (others) return 'it does not say which environment, and there are several that wait for people';
  } else if (!approval.environments.some((name) => name.toLowerCase() === environment.toLowerCase())) {
    return `given for ${approval.environments.join(', ') || 'no environment'}`;
  }
  const { pull } = approval;
  if (pull !== null) {
    const brought = range.complete && range.changes.some((one) => one.kind === 'pull' && one.number === pull);
    if (!brought) return `#${pull} is no part of this deployment`;
  }
  const since = unchangedSince(facts);
  if (approval.at === null)
    return 'it cannot be told that it was given for this attempt, and for what is proven now';
  if (!(Date.parse(approval.at) >= Date.parse(since))) {
    return `given before ${since}, when what it would cover changed`;
  }
  return null;
}

function lackOfRight(facts: GateFacts, login: string, requirement: GateRequirement): string | null {
  const administers = entitlementOf(facts, login)?.permission === 'admin';
  if (requirement.administrators && administers) return null;
  return lackOfEntitlement(facts, login, requirement);
}

/** Everybody's part in a requirement: of each person what counts, or else what they gave last. */
export function standingsFor(
  facts: GateFacts,
  requirement: GateRequirement,
  others: boolean,
): GateStanding[] {
  const best = new Map<number, GateStanding>();
  for (const approval of facts.approvals) {
    const { actor } = approval;
    if (best.get(actor.id)?.why === null) continue;
    const why =
      lackOfIndependence(facts.range, actor) ??
      lackOfRight(facts, actor.login, requirement) ??
      lackOfApproval(facts, approval, others);
    best.set(actor.id, { approval, why });
  }
  return [...best.values()];
}
