import { readArchive } from '../../change/evidence/archive.ts';
import type { Stage } from '../../change/gate/facts.ts';
import { type DeploymentStatus, deploymentsOf, statusesOf } from '../../connect/github/deployments.ts';
import { readStartedRun } from '../../connect/github/gate-run.ts';
import { downloadArtifact } from '../../connect/github/run-artifacts.ts';
import { type DeploymentState, Verification } from '../../domain/deployment.ts';
import type { RepositoryId, Sha } from '../../domain/ids.ts';
import { environmentObject } from '../../domain/object.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import { ApprovedEntry, gateApprovedKind } from './record.ts';

interface Place {
  readonly repository: RepositoryRef;
  readonly repositoryId: RepositoryId;
}

/** As many of what was let through are looked at, the newest. */
const mostApproved = 30;
/** As many deployments of one commit are looked at, the newest. */
const mostDeployments = 5;

/** A deployment that went well, and that is believed. */
export interface Deployed {
  readonly commit: Sha;
  readonly run: number;
  /** When it went well; ISO 8601, UTC. */
  readonly at: string;
}

/** What the App let through to an environment, newest first. */
async function approvedFor(
  { ledger, client }: FlowContext,
  repositoryId: RepositoryId,
  environment: string,
): Promise<ApprovedEntry[]> {
  const entries = await ledger.list({
    installation: client.installation,
    kind: gateApprovedKind,
    object: environmentObject(repositoryId, environment),
    limit: mostApproved,
    newest: true,
  });
  return entries
    .flatMap((entry) => {
      const parsed = ApprovedEntry.safeParse(entry.data);
      return parsed.success ? [parsed.data] : [];
    })
    .reverse();
}

/**
 * The newest deployment to an environment that went well: of what the App let through, since anybody whose workflow may
 * write deployments can claim one.
 * @param but a run whose own deployments do not count
 */
export async function readLive(
  context: FlowContext,
  place: Place,
  environment: string,
  but: number,
): Promise<Deployed | null> {
  const approved = await approvedFor(context, place.repositoryId, environment);
  let newest: Deployed | null = null;
  for (const { run, commit, sha } of distinctRuns(approved)) {
    if (run === but) continue;
    const went = await wentWell(context, place, { environment, sha, run });
    if (went === null) continue;
    const { at } = went;
    if (newest === null || Date.parse(at) > Date.parse(newest.at)) newest = { commit, run, at };
    // A run may go well after one that was let through later; two back is far enough.
    if (newest !== null && newest.run !== run) break;
  }
  return newest;
}

function distinctRuns(approved: readonly ApprovedEntry[]): ApprovedEntry[] {
  return [...new Map(approved.toReversed().map((one) => [one.run, one])).values()].reverse();
}

/**
 * When a run's deployment of a commit to an environment went well last, and when its job began; null when it did not.
 * Whatever that job verifies, it verifies before it has gone well.
 */
async function wentWell(
  { client }: FlowContext,
  { repository, repositoryId }: Place,
  of: { readonly environment: string; readonly sha: Sha; readonly run: number; readonly still?: boolean },
): Promise<{ readonly at: string; readonly began: string } | null> {
  const { environment, sha, run, still = false } = of;
  const deployments = await deploymentsOf(client, repository, {
    repositoryId,
    environment,
    sha,
    most: mostDeployments,
  });
  for (const { id } of deployments) {
    const statuses = await statusesOf(client, repository, id);
    const well = statuses.find(({ state, logUrl }) => state === 'success' && runOf(logUrl) === run);
    if (well !== undefined && (!still || stands(statuses[0]?.state)))
      return { at: well.createdAt, began: beginningOf(statuses) ?? well.createdAt };
  }
  return null;
}

/** When the job of a deployment began; null when no status tells. */
function beginningOf(statuses: readonly DeploymentStatus[]): string | null {
  return statuses.findLast(({ state }) => state === 'in_progress')?.createdAt ?? null;
}

/** Whether nothing bad was said of it since it went well; a later version makes an earlier one inactive. */
function stands(newest: DeploymentState | null | undefined): boolean {
  return newest === 'success' || newest === 'inactive';
}

/** The run in the address of a log. */
function runOf(logUrl: string | null): number | null {
  const digits = /\/actions\/runs\/([1-9]\d{0,15})(?:\/|$)/.exec(logUrl ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** How a commit stands in an environment: deployed successfully, and how it was verified there. */
export async function readStage(
  context: FlowContext,
  place: Place,
  environment: string,
  commit: Sha,
): Promise<Stage> {
  const deployed = await deployedThere(context, place, environment, commit);
  if (deployed === null) return { environment, deployedAt: null, verification: null };
  const verification = await readVerification(context, place, environment, { ...deployed, commit });
  return { environment, deployedAt: deployed.at, verification };
}

async function deployedThere(
  context: FlowContext,
  place: Place,
  environment: string,
  commit: Sha,
): Promise<Pick<Deployed, 'run' | 'at'> | null> {
  const approved = await approvedFor(context, place.repositoryId, environment);
  // Where the App is asked, nothing counts that it was not asked about.
  if (approved.length > 0) {
    for (const one of distinctRuns(approved.filter((entry) => entry.commit === commit))) {
      const went = await wentWell(context, place, { environment, sha: one.sha, run: one.run, still: true });
      if (went !== null) return { run: one.run, at: went.began };
    }
    return null;
  }
  const { client } = context;
  const { repository, repositoryId } = place;
  const found = await deploymentsOf(client, repository, {
    repositoryId,
    environment,
    sha: commit,
    most: mostDeployments,
  });
  for (const { id, state: newest } of found) {
    if (!stands(newest)) continue;
    const statuses = await statusesOf(client, repository, id);
    const well = statuses.find(({ state }) => state === 'success');
    const run = runOf(well?.logUrl ?? null);
    if (well === undefined || run === null) continue;
    const started = await readStartedRun(client, repository, run);
    // What a pull request's own workflow deployed proves nothing about the default branch's.
    const believed =
      started?.sha === commit &&
      (started.event === 'push' || started.event === 'release' || started.event === 'schedule');
    if (believed) return { run, at: beginningOf(statuses) ?? well.createdAt };
  }
  return null;
}

/** The artifact that a verification of an environment leaves in its run; it is untrusted input. */
export function verificationArtifact(environment: string): string {
  return `wired-chaos-verification-${environment.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;
}

async function readVerification(
  { client }: FlowContext,
  { repository }: Place,
  environment: string,
  { run, commit }: { readonly run: number; readonly commit: Sha },
): Promise<Stage['verification']> {
  const artifact = await downloadArtifact(client, repository, run, verificationArtifact(environment));
  if (!artifact.ok) return null;
  const archive = readArchive(artifact.bytes);
  const bytes = archive.ok ? archive.files.get('verification.json') : undefined;
  if (bytes === undefined) return null;
  try {
    const { data } = Verification.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (data === undefined || data.sha !== commit) return null;
    if (data.environment.toLowerCase() !== environment.toLowerCase()) return null;
    return { verdict: data.verdict, at: data.endedAt };
  } catch {
    return null;
  }
}
