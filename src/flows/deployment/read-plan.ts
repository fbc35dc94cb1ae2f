import { wantedWhole } from '../../change/policy/wanted-whole.ts';
import { type Lived, rollbackTarget } from '../../change/rollback/target.ts';
import { judgeWayBack, type WayBack } from '../../change/rollback/way-back.ts';
import { deploymentsOf, statusesOf } from '../../connect/github/deployments.ts';
import { isNotFound } from '../../connect/github/errors.ts';
import { readFork, readRange } from '../../connect/github/merge-groups.ts';
import type { Deployment } from '../../domain/deployment.ts';
import { millisecondsOf } from '../../domain/duration.ts';
import type { Environment } from '../../domain/environment.ts';
import type { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { analyseDiff } from '../analyse-diff.ts';
import type { FlowContext } from '../flow.ts';
import type { Policy } from '../policy.ts';
import type { EnvironmentPlace } from './place.ts';
import { readBetween } from './read-between.ts';
import { deploymentKey, readRollbacks } from './record.ts';
import type { RollbackPlan } from './state.ts';

/** So many deployments are looked back. */
const mostDeployments = 30;
const mostRollbacks = 30;

/** Finds out where a deployment could be taken back to, and whether what is stored would survive it. */
export async function readPlan(
  context: FlowContext,
  place: EnvironmentPlace,
  from: Pick<Deployment, 'id' | 'sha'>,
  rules: { readonly policy: Policy; readonly configuration: Environment },
): Promise<RollbackPlan> {
  const history = await readHistory(context, place, rules.configuration);
  const target = rollbackTarget(history, { deployment: from.id, sha: from.sha });
  if (target.kind === 'none') return { target, way: null, pulls: [] };
  const way = await readWayBack(
    context,
    place.repository,
    { base: target.sha, head: from.sha },
    rules.policy,
  );
  const { pulls } = await readBetween(context, place.repository, { base: target.sha, head: from.sha });
  return { target, way, pulls: pulls.map(({ number }) => number) };
}

/** What was live in an environment, newest first. */
export async function readHistory(
  { client, ledger }: FlowContext,
  place: EnvironmentPlace,
  configuration: Environment,
): Promise<Lived[]> {
  const { installation } = client;
  const { repository, repositoryId, environment } = place;
  const deployments = await deploymentsOf(client, repository, {
    repositoryId,
    environment,
    most: mostDeployments,
  });
  const rollbacks = await readRollbacks(ledger, installation, place, mostRollbacks);
  const taken = new Set(
    rollbacks.filter(({ ordered }) => ordered === 'automatic').map((one) => one.deployment),
  );
  const history: Lived[] = [];
  let next: string | null = null;
  for (const { id, sha, state, createdAt } of deployments) {
    const statuses = state === null ? [] : await statusesOf(client, repository, id);
    const liveAt = statuses.findLast((status) => status.state === 'success')?.createdAt ?? null;
    const watched = await ledger.find(installation, deploymentKey('watched', place, id));
    // What stayed until the next one came, for as long as versions are watched here, worked.
    const stayed =
      liveAt !== null &&
      next !== null &&
      Date.parse(next) - Date.parse(liveAt) >= millisecondsOf(configuration.watch);
    const failed = statuses.some((status) => status.state === 'failure' || status.state === 'error');
    const bad = taken.has(id) || (failed && liveAt !== null);
    history.push({ deployment: id, sha, liveAt, verified: watched !== null || (stayed && !bad), bad });
    if (liveAt !== null) next = createdAt;
  }
  return history;
}

/**
 * Whether `base` can take the place of `head` again.
 * @param revisions.base the earlier one
 */
export async function readWayBack(
  context: FlowContext,
  repository: RepositoryRef,
  { base, head }: { readonly base: Sha; readonly head: Sha },
  policy: Policy,
): Promise<WayBack> {
  const unreadable = (reason: string) =>
    judgeWayBack({ complete: false, reason }, { sights: [], unread: [] });
  try {
    const { from } = await readFork(context.client, repository, base, head);
    if (from !== base) return unreadable('neither of the two revisions stands on the other');
    const diff = await readRange(context.client, repository, base, head, wantedWhole);
    return judgeWayBack(diff, await analyseDiff(context, diff, policy));
  } catch (error) {
    if (isNotFound(error)) return unreadable('one of the revisions is gone from GitHub');
    throw error;
  }
}
