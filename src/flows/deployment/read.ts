import { z } from 'zod';
import { deploymentsOf, statusesOf } from '../../connect/github/deployments.ts';
import { getDefaultBranch } from '../../connect/github/history.ts';
import { runFacts, runOfLog } from '../../connect/github/run-facts.ts';
import { type Environment, isProduction } from '../../domain/environment.ts';
import { environmentObject } from '../../domain/object.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FlowContext } from '../flow.ts';
import { type Policy, readPolicy } from '../policy.ts';
import { nextForEnvironment } from './next.ts';
import type { EnvironmentPlace } from './place.ts';
import { readPlan } from './read-plan.ts';
import { deploymentKey, readRollbacks } from './record.ts';
import type { CurrentDeployment, EnvironmentState, HealthSeen } from './state.ts';
import { parseEnvironmentSubject } from './subject.ts';

/** An environment that the configuration names, and by which rules. */
export interface ConfiguredEnvironment {
  readonly place: EnvironmentPlace;
  readonly configuration: Environment;
  readonly policy: Policy;
  readonly policyVersion: string;
}

/** The environment of a subject `owner/name/environment`, or why it is not watched. */
export async function readConfigured(
  context: FlowContext,
  subject: string,
): Promise<ConfiguredEnvironment | { readonly why: string }> {
  const { repository, environment: asked } = parseEnvironmentSubject(subject);
  const branch = await getDefaultBranch(context.client, repository);
  if (branch === null || branch.archived) return { why: 'the repository is gone, empty or archived' };
  const policy = await readPolicy(context, repository, { base: branch.name, default: branch.name });
  const { rules } = policy;
  if (!rules.ok) return { why: 'the configuration is invalid' };
  // GitHub tells environments apart without their case.
  const named = Object.entries(rules.configuration.environments);
  const found = named.find(([name]) => name.toLowerCase() === asked.toLowerCase());
  if (found === undefined) return { why: 'the configuration does not name this environment' };
  const [environment, configuration] = found;
  const { repositoryId } = branch;
  const object = environmentObject(repositoryId, environment);
  const place = { repository, repositoryId, environment, subject, object };
  return { place, configuration, policy, policyVersion: rules.version };
}

/** Reads how an environment stands, and how far the App has come with it. */
export async function readEnvironment(
  context: FlowContext,
  subject: string,
  clock: Clock,
): Promise<EnvironmentState> {
  const configured = await readConfigured(context, subject);
  if ('why' in configured) return { kind: 'nothing', why: configured.why };
  const { place, configuration, policy } = configured;
  const { ledger, client, notes } = context;
  const { installation } = client;
  const [rollback = null] = await readRollbacks(ledger, installation, place, 1);
  const current = await readCurrent(context, place);
  const has = async (kind: 'watched' | 'released') =>
    current !== null && (await ledger.find(installation, deploymentKey(kind, place, current.id))) !== null;
  const state: EnvironmentState = {
    kind: 'environment',
    place,
    configuration,
    production: isProduction(place.environment, configuration),
    now: clock.now().toISOString(),
    current,
    rollback,
    watched: await has('watched'),
    released: await has('released'),
    health: parseHealth(await notes.get(installation, healthKey(place))),
    plan: null,
  };
  if (current === null || nextForEnvironment(state).kind !== 'plan') return state;
  return { ...state, plan: await readPlan(context, place, current, { policy, configuration }) };
}

/** Where the last look at an environment's health is noted. */
export function healthKey({ object }: Pick<EnvironmentPlace, 'object'>): string {
  return `health:${object}`;
}

const Seen = z.object({ deployment: z.number().int(), at: z.string(), bad: z.string().nullable() });

function parseHealth(data: unknown): HealthSeen | null {
  return Seen.safeParse(data).data ?? null;
}

/** The newest deployment to an environment; null when there is none. */
export async function readCurrent(
  { client, html }: Pick<FlowContext, 'client' | 'html'>,
  { repository, repositoryId, environment }: EnvironmentPlace,
): Promise<CurrentDeployment | null> {
  const [newest] = await deploymentsOf(client, repository, { repositoryId, environment, most: 1 });
  if (newest === undefined) return null;
  const statuses = newest.state === null ? [] : await statusesOf(client, repository, newest.id);
  const began = statuses.some(({ state }) => state === 'in_progress' || state === 'success');
  const log = statuses.find(({ logUrl }) => runOfLog(html, repository, logUrl) !== null)?.logUrl ?? null;
  const run = runOfLog(html, repository, log);
  const failed = newest.state === 'failure' || newest.state === 'error';
  const facts = failed && run !== null ? await runFacts(client, repository, run) : null;
  return {
    ...newest,
    began,
    liveAt: statuses.findLast(({ state }) => state === 'success')?.createdAt ?? null,
    run,
    runEnded: facts?.ended ?? null,
  };
}
