import { z } from 'zod';
import { MadeReportKind } from '../../change/gate/report.ts';
import { RepositoryId, Sha } from '../../domain/ids.ts';
import { environmentObject, type ObjectId } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';

/** What the App answered a gate, as the ledger keeps it under the gate's object. */
export const gateAnswerKind = 'gate';
/** What the App let through to an environment, as the ledger keeps it under the environment's object. */
export const gateApprovedKind = 'gate-approved';
/** A report about a gate, under the gate's object. */
export const gateReportKind = 'gate-report';
/** When a review of a deployment was first seen, under the gate's object. */
export const gateReviewKind = 'gate-review';
/** `/wired approve <sha> [environment]` on a merged pull request, under the pull request's object. */
export const deploymentApprovalKind = 'deployment-approval';
/** A run that the App started to go back, under the environment's object. */
export const rollbackRunKind = 'rollback-run';

/** Data of {@link gateApprovedKind}. `sha` is the run's own head, which GitHub's deployment bears. */
export const ApprovedEntry = z.object({
  run: z.number().int(),
  attempt: z.number().int(),
  commit: Sha,
  sha: Sha,
});
export type ApprovedEntry = z.infer<typeof ApprovedEntry>;

/** Data of {@link gateReportKind}. */
export const ReportEntry = z.object({
  attempt: z.number().int(),
  kind: MadeReportKind,
  digest: z.string(),
  at: z.string(),
});

/** Data of {@link gateReviewKind}. */
export const ReviewEntry = z.object({ after: z.string().nullable() });

/** Data of {@link deploymentApprovalKind}. */
export const DeploymentApprovalEntry = z.object({
  comment: z.number().int(),
  commit: Sha,
  environment: z.string().nullable(),
});

/**
 * Data of {@link rollbackRunKind}, written by whoever started the run, before it asks its gate.
 * `unsafe` says why going back needs people, such as a migration in between; null when it needs none.
 */
export const RollbackRunEntry = z.object({
  run: z.number().int(),
  environment: z.string(),
  revision: Sha,
  rollbackOf: Sha,
  unsafe: z.string().nullable(),
});
export type RollbackRunEntry = z.infer<typeof RollbackRunEntry>;

/** Puts on record that the App started a run to go back; the run's gate then approves it when it is proven. */
export async function recordRollbackRun(
  { ledger, client }: Pick<FlowContext, 'ledger' | 'client'>,
  place: { readonly repositoryId: number; readonly subject: string },
  entry: RollbackRunEntry,
): Promise<void> {
  const object = environmentObject(RepositoryId.parse(place.repositoryId), entry.environment);
  await ledger.append({
    installation: client.installation,
    kind: rollbackRunKind,
    subject: place.subject,
    object,
    key: `${rollbackRunKind}:${object}:${entry.run}`,
    data: entry,
  });
}

/** How the App last looked at a gate: a hint for when reviews came. */
export const GateLook = z.object({ attempt: z.number().int(), at: z.string() });

/** Where the last look at a gate is noted; open gates are found by it. */
export function gateLookKey(object: ObjectId): string {
  return `gate-look:${object}`;
}

/** Where the looks at all gates begin, or those at a repository's. */
export function gateLooks(repository?: RepositoryId): string {
  return `gate-look:repository:${repository === undefined ? '' : `${repository}/run/`}`;
}

/** Data of a note of an open gate. */
export const OpenGate = GateLook.extend({ subject: z.string() });
