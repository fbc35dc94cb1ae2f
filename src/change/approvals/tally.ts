import type { Approval } from '../../domain/approval.ts';
import type { Configuration } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { PullRequest } from '../../domain/pull-request.ts';
import type { VerdictItem } from '../../domain/verdict.ts';
import { approvalsOf, type RecordedFindings } from './approval.ts';
import { type RequirementStanding, standingOf } from './item.ts';
import { objections } from './objection.ts';
import { dependsOnFiles, type Requirement, requirementsOf } from './requirement.ts';

/** Everything that approvals are judged by. */
export interface ApprovalInput {
  readonly pull: PullRequest;
  /** The base branch's. */
  readonly configuration: Configuration;
  /** All findings of the policy, before any was approved. */
  readonly findings: readonly Finding[];
  /** What the App wrote down about approvals when it first saw them. */
  readonly recorded: RecordedFindings;
  /** What is asked for beside, such as a person for a change of the configuration. */
  readonly further?: readonly Requirement[];
}

/** Who approved what, or why that cannot be told. */
export type Tally =
  | { readonly ok: false; readonly title: string; readonly reason: string }
  | {
      readonly ok: true;
      readonly approvals: readonly Approval[];
      readonly objections: readonly VerdictItem[];
      readonly requirements: readonly RequirementStanding[];
    };

/** Sets every approval against every requirement. Nothing is asked for when there are no requirements. */
export function tally(input: ApprovalInput): Tally {
  const { pull, configuration } = input;
  const blocking = input.findings.filter(({ severity }) => severity === 'block');
  if (!pull.diff.complete && dependsOnFiles(configuration)) {
    return { ok: false, title: 'It cannot be told which zones are touched', reason: pull.diff.reason };
  }
  const files = pull.diff.complete ? pull.diff.files : [];
  const requirements = [...requirementsOf(pull, files, configuration, blocking), ...(input.further ?? [])];
  if (requirements.length === 0) return { ok: true, approvals: [], objections: [], requirements: [] };
  if ('unknown' in pull.pushers || pull.pushers.length === 0) {
    const reason =
      'unknown' in pull.pushers ? pull.pushers.unknown : 'GitHub has no push to the branch on record.';
    return { ok: false, title: 'It cannot be told who pushed last', reason };
  }
  const approvals = approvalsOf(pull, input.recorded);
  return {
    ok: true,
    approvals,
    objections: objections(pull, requirements),
    requirements: requirements.map((requirement) => standingOf(pull, requirement, approvals, blocking)),
  };
}

/** The approvals that count for some requirement. */
export function countedApprovals(input: ApprovalInput): Approval[] {
  const result = tally(input);
  if (!result.ok) return [];
  const counted = new Set(
    result.requirements.flatMap(({ standings }) =>
      standings.filter((one) => one.counts).map((one) => one.approval),
    ),
  );
  return result.approvals.filter((approval) => counted.has(approval));
}
