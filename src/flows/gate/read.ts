import { z } from 'zod';
import { demandsUnder, isVerified } from '../../change/gate/demands.ts';
import type { GateFacts, RollbackRun } from '../../change/gate/facts.ts';
import { takesInputs } from '../../change/gate/inputs.ts';
import { teamsNamed } from '../../change/gate/requirement.ts';
import { isWithin } from '../../connect/github/ancestry.ts';
import { pendingDeployments } from '../../connect/github/deployment-reviews.ts';
import { deploymentsOf } from '../../connect/github/deployments.ts';
import { environmentOf } from '../../connect/github/environments.ts';
import { readStartedRun, type StartedRun } from '../../connect/github/gate-run.ts';
import { readEntitlement } from '../../connect/github/pull-requests.ts';
import { getRepository } from '../../connect/github/repository.ts';
import { readTextFile } from '../../connect/github/text-file.ts';
import { type RepositoryId, Sha } from '../../domain/ids.ts';
import { environmentObject, gateObject } from '../../domain/object.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import { deploymentKinds } from '../deployment/record.ts';
import type { FlowContext } from '../flow.ts';
import { owningTeams, readCodeowners } from '../pull-request/read-candidate.ts';
import { parseGateSubject } from '../subject.ts';
import { readCommentApprovals, readReviews } from './read-approvals.ts';
import { readHealth } from './read-health.ts';
import { readRange } from './read-range.ts';
import { readRollbackRun } from './read-rollback-run.ts';
import { readRules } from './read-rules.ts';
import { readLive, readStage } from './read-stage.ts';
import { gateReportKind, ReportEntry } from './record.ts';
import type { GatePlace, GateState } from './state.ts';

/** Of what the App watched, the commit that stayed. */
const Watched = z.object({ sha: Sha });

/** GitHub takes ten reports; more entries than these about one gate are of many attempts. */
const mostReports = 100;

/** Reads a deployment that a run waits with, and everything that it is judged by. Nothing of the event is used. */
export async function readGate(context: FlowContext, subject: string): Promise<GateState> {
  const { repository, run: number, environment: named } = parseGateSubject(subject);
  const { client, app } = context;
  const closed = (why: string, at: GatePlace | null = null): GateState => ({
    kind: 'closed',
    why,
    place: at,
  });
  const found = await getRepository(client, repository);
  if (found === null) return closed('the repository is gone or out of reach');
  const object = gateObject(found.id, number, named);
  const known = { repository, repositoryId: found.id, run: number, subject, object };
  const [run, pending] = await Promise.all([
    readStartedRun(client, repository, number),
    pendingDeployments(client, repository, number).catch(whenGone),
  ]);
  const waiting = pending.find(({ environment }) => environment.name.toLowerCase() === named.toLowerCase());
  const place: GatePlace = { ...known, environment: waiting?.environment.name ?? named };
  if (run === null) return closed('the repository has no such run', place);
  if (waiting === undefined) return closed('it does not wait (any more)', place);
  const settings = await environmentOf(client, repository, place.environment);
  const asked = settings?.rules.some((rule) => rule.enabled && rule.app.id === app.id) === true;
  if (!asked) return closed('the App is not asked about this environment', place);
  return readOpen(context, place, run, found.defaultBranch);
}

/** GitHub does not know a run whose attempt has just been replaced. */
function whenGone(error: unknown): [] {
  if (typeof error === 'object' && error !== null && 'status' in error && error.status === 404) return [];
  throw error;
}

async function readOpen(
  context: FlowContext,
  place: GatePlace,
  run: StartedRun,
  branch: string,
): Promise<GateState> {
  const { client } = context;
  const { repository, repositoryId, environment } = place;
  const now = new Date().toISOString();
  const { round, since } = await readWait(context, place, run);
  const [live, dispatched] = await Promise.all([
    readLive(context, place, environment, run.id),
    readRollbackRun(context, place, run),
  ]);
  const commit = dispatched?.revision ?? run.sha;
  const { range, direction, base } = await readRange(context, place, {
    branch,
    live: live?.commit ?? null,
    commit,
  });
  const [{ rules, version }, reviews, comments, onDefaultBranch] = await Promise.all([
    readRules(context, repository, branch, base),
    readReviews(context, place, run, since),
    readCommentApprovals(context, place, range),
    isWithin(client, repository, commit, branch),
  ]);
  const demands = rules.ok ? demandsUnder(rules, environment) : null;
  const stages = await Promise.all(
    (demands?.after ?? []).map((stage) => readStage(context, place, stage, commit)),
  );
  const approvals = [...reviews.approvals.map((one) => ({ ...one, commit })), ...comments];
  const codeowners =
    demands?.approvals.some((one) => one.codeowners) === true
      ? await readCodeowners(context, repository, branch)
      : null;
  const teams = rules.ok
    ? [...new Set([...teamsNamed({ environment }, rules), ...owningTeams(codeowners, repository.owner)])]
    : [];
  const logins = approvals.filter(({ actor }) => actor.type === 'User').map(({ actor }) => actor.login);
  const entitlements = await Promise.all(
    [...new Set(logins)].map((login) => readEntitlement(client, repository, login, teams)),
  );
  const paused = await context.switches.paused(client.installation, {
    id: repositoryId,
    name: fullName(repository),
  });
  const facts: GateFacts = {
    now,
    repository,
    repositoryId,
    environment,
    run: {
      id: run.id,
      attempt: run.attempt,
      url: run.url,
      event: run.event,
      sha: run.sha,
      startedAt: run.startedAt,
      startedBy: run.startedBy,
      inputs: run.event === 'workflow_dispatch' && (await readInputs(context, repository, run)),
    },
    commit,
    defaultBranch: branch,
    onDefaultBranch,
    rules,
    live: live === null ? null : { sha: live.commit, at: live.at, direction },
    range,
    stages,
    health: await readHealth(context, demands?.health ?? []),
    paused: paused?.by ?? null,
    approvals,
    rejectedBy: reviews.rejectedBy,
    entitlements,
    codeowners,
    rollback:
      dispatched === null
        ? null
        : await proven(context, place, dispatched, !rules.ok || isVerified(rules.present, environment)),
  };
  return {
    kind: 'open',
    place,
    facts,
    round,
    since,
    unseen: reviews.unseen,
    made: await readMade(context, place, run.attempt),
    policyVersion: version,
  };
}

async function readInputs(
  context: FlowContext,
  repository: RepositoryRef,
  run: StartedRun,
): Promise<boolean> {
  return takesInputs(await readTextFile(context.client, repository, run.workflow, run.sha));
}

/**
 * Whether what a rollback goes back to ran there and was verified: by a verification, or by the time in which it was
 * watched; where neither is asked for, that it ran is enough.
 */
async function proven(
  context: FlowContext,
  place: { readonly repository: RepositoryRef; readonly repositoryId: RepositoryId },
  dispatched: Omit<RollbackRun, 'provenHere'>,
  verified: boolean,
): Promise<RollbackRun> {
  const { environment, revision } = dispatched;
  const { deployedAt, verification } = await readStage(context, place, environment, revision);
  const watched = await context.ledger.list({
    installation: context.client.installation,
    kind: deploymentKinds.watched,
    object: environmentObject(place.repositoryId, environment),
    limit: mostReports,
    newest: true,
  });
  const stayed = watched.some(({ data }) => Watched.safeParse(data).data?.sha === revision);
  const well = verification === null ? stayed || !verified : verification.verdict === 'pass';
  return { ...dispatched, provenHere: deployedAt !== null && well };
}

/** Which wait of this attempt it is, and since when: a matrix may come to an environment again and again. */
async function readWait(
  { client }: FlowContext,
  { repository, repositoryId, environment }: GatePlace,
  run: StartedRun,
): Promise<{ readonly round: number; readonly since: string }> {
  const deployments = await deploymentsOf(client, repository, {
    repositoryId,
    environment,
    sha: Sha.parse(run.sha),
    most: 10,
  });
  const waiting = deployments.filter(({ state }) => state === 'waiting' || state === null);
  const [newest] = waiting;
  const since = newest === undefined ? run.startedAt : newest.createdAt;
  const later = Date.parse(since) > Date.parse(run.startedAt) ? since : run.startedAt;
  return { round: newest?.id ?? 0, since: later };
}

async function readMade({ client, ledger }: FlowContext, { object }: GatePlace, attempt: number) {
  const entries = await ledger.list({
    installation: client.installation,
    kind: gateReportKind,
    object,
    limit: mostReports,
    newest: true,
  });
  return entries
    .flatMap(({ data }) => {
      const parsed = ReportEntry.safeParse(data);
      return parsed.success ? [parsed.data] : [];
    })
    .filter((report) => report.attempt === attempt);
}
