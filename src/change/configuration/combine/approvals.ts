import type { ApprovalRequirement } from '../../../domain/approval-requirement.ts';
import type { Combined } from './loosening.ts';

const key = (names: readonly string[]) =>
  names
    .map((name) => name.toLowerCase())
    .toSorted()
    .join(' ');

function whoMay({ teams, users, codeowners }: ApprovalRequirement): string {
  return `${key(teams)}/${key(users)}/${codeowners}`;
}

const anyone = (asked: ApprovalRequirement) => whoMay(asked) === '//false';

/** Whether whoever meets one requirement has met the other. */
export function implies(one: ApprovalRequirement, other: ApprovalRequirement): boolean {
  return one.count >= other.count && (anyone(other) || whoMay(one) === whoMay(other));
}

/**
 * The requirement of the repository and what has to be met beside it so that the organisation's is met too. A
 * repository's that asks for less than the organisation's is ignored.
 */
export function combineApprovals(
  organisation: ApprovalRequirement | undefined,
  repository: ApprovalRequirement | undefined,
): Combined<{
  readonly first: ApprovalRequirement | undefined;
  readonly further: readonly ApprovalRequirement[];
}> {
  if (organisation === undefined || repository === undefined) {
    return { value: { first: repository ?? organisation, further: [] }, loosened: [] };
  }
  if (implies(repository, organisation)) return { value: { first: repository, further: [] }, loosened: [] };
  if (implies(organisation, repository)) {
    const asked = `${organisation.count} of ${[...organisation.teams, ...organisation.users].join(', ') || 'anyone'}`;
    return {
      value: { first: organisation, further: [] },
      loosened: [{ steps: ['approvals'], asked }],
    };
  }
  return { value: { first: repository, further: [organisation] }, loosened: [] };
}
