import type { Approval } from '../../domain/approval.ts';
import type { Finding } from '../../domain/finding.ts';
import type { PullRequest } from '../../domain/pull-request.ts';
import { lackOfEntitlement } from './entitlement.ts';
import { lackOfIndependence } from './independence.ts';
import type { Requirement } from './requirement.ts';

/** How one approval counts for one requirement. */
export type Standing =
  | { readonly counts: true; readonly approval: Approval }
  /** `voided`: it would count, had the head or the findings not changed since. */
  | {
      readonly counts: false;
      readonly voided: 'push' | 'finding' | null;
      readonly approval: Approval;
      readonly why: string;
    };

/**
 * How an approval counts for a requirement at the present head and with the present findings.
 * @param blocking every finding that blocks at present, approved or not.
 */
export function standing(
  pull: PullRequest,
  approval: Approval,
  requirement: Requirement,
  blocking: readonly Finding[],
): Standing {
  const no = (why: string, voided: 'push' | 'finding' | null = null): Standing => ({
    counts: false,
    voided,
    approval,
    why,
  });
  const barred =
    lackOfIndependence(pull, approval.actor) ?? lackOfEntitlement(pull, approval.actor.login, requirement);
  if (barred !== null) return no(barred);
  if (approval.withdrawn === 'dismissed') return no('their review was dismissed');
  if (approval.withdrawn === 'later-review') return no('they reviewed later without approving');
  if (approval.edited) return no('the comment was edited');
  if (approval.commit === null) return no('it names no commit of this pull request, or more than one');
  if (approval.commit !== pull.head.sha) {
    return no(
      `given for ${approval.commit.slice(0, 7)}, the head is now ${pull.head.sha.slice(0, 7)}`,
      'push',
    );
  }
  if (approval.findings === null && blocking.length > 0) {
    return no('which findings it covers is still to be written down');
  }
  const covered = new Set(approval.findings);
  const added = blocking.find(({ fingerprint }) => !covered.has(fingerprint));
  return added === undefined
    ? { counts: true, approval }
    : no(`${added.rule} in ${added.path} was not shown yet when it was given`, 'finding');
}

/** Of all that a person gave for one requirement, what speaks most for them: what counts, else the latest. */
export function bestOfEach(standings: readonly Standing[]): Standing[] {
  const best = new Map<number, Standing>();
  for (const one of standings) {
    const { id } = one.approval.actor;
    if (best.get(id)?.counts !== true) best.set(id, one);
  }
  return [...best.values()];
}
