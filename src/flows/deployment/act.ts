import type { Clock } from '../../platform/clock.ts';
import { comment } from '../effects/comment.ts';
import { deploymentStatus } from '../effects/deployment-status.ts';
import { question } from '../effects/question.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { confirmHealth } from './confirm-health.ts';
import { describeRollback, rollbackMarker } from './describe.ts';
import type { DriverOf } from './driver-of.ts';
import { follow } from './follow.ts';
import { publish } from './publish.ts';
import { healthKey } from './read.ts';
import {
  deploymentKey,
  deploymentKinds,
  endedKey,
  note,
  type Rollback,
  rollbackKey,
  toldKey,
} from './record.ts';
import type { EnvironmentState, EnvironmentStep, HealthSeen, WatchedEnvironment } from './state.ts';

const again: Afterwards = { kind: 'again' };

/** What the flow needs beside its context. */
export interface Means {
  readonly clock: Clock;
  readonly driverOf: DriverOf;
}

/** Takes a step. Every step can be taken again after a crash without doing anything twice. */
export async function actOnEnvironment(
  context: FlowContext,
  state: EnvironmentState,
  step: EnvironmentStep,
  means: Means,
): Promise<Afterwards> {
  if (state.kind === 'nothing' || step.kind === 'rest') return { kind: 'rest' };
  const { place } = state;
  switch (step.kind) {
    case 'wait': {
      const milliseconds = Math.max(1, Date.parse(step.until) - means.clock.now().getTime());
      return { kind: 'later', milliseconds, why: step.why };
    }
    case 'plan':
      throw new Error(`${place.subject}: the plan of a rollback was not read`);
    case 'probe':
      return probe(context, state, step, means.clock);
    case 'decide': {
      const { rollback } = step;
      const key = rollbackKey(place, rollback);
      await note(context, place, { kind: deploymentKinds.rollback, key, data: rollback });
      if (rollback.refused !== null) {
        const data = { outcome: 'refused', why: rollback.unsafe ?? 'there is nowhere to go back to' };
        await note(context, place, { kind: deploymentKinds.ended, key: endedKey(key), data });
      }
      return again;
    }
    case 'follow':
      return follow(context, state, step.rollback, means.driverOf);
    case 'tell':
      return tell(context, state, step.rollback);
    case 'record-watched': {
      const { current, configuration } = state;
      if (current === null) return { kind: 'rest' };
      const data = { deployment: current.id, sha: current.sha, health: configuration.health !== undefined };
      await note(context, place, {
        kind: deploymentKinds.watched,
        key: deploymentKey('watched', place, current.id),
        data,
      });
      return again;
    }
    case 'release':
      return publish(context, state, step.current);
  }
}

async function probe(
  context: FlowContext,
  { place }: WatchedEnvironment,
  { url, deployment }: Extract<EnvironmentStep, { kind: 'probe' }>,
  clock: Clock,
): Promise<Afterwards> {
  const health = await confirmHealth(context.probe, url, clock);
  if (health.state === 'unknown') {
    context.log.warn({ environment: place.subject, why: health.why }, 'its health cannot be asked for');
  }
  const bad = health.state === 'unwell' ? `its health is bad: ${health.why}` : null;
  const seen: HealthSeen = { deployment, at: clock.now().toISOString(), bad };
  await context.notes.set(context.client.installation, healthKey(place), seen);
  return again;
}

/** Says on GitHub how it stands, and tells people, once. */
async function tell(
  context: FlowContext,
  state: WatchedEnvironment,
  rollback: Rollback,
): Promise<Afterwards> {
  const { place } = state;
  if (rollback.ended?.outcome === 'live') {
    const description = `Taken back to ${rollback.to?.slice(0, 7)}: ${rollback.why}`;
    await deploymentStatus(context, place, rollback.deployment, {
      purpose: 'taken-back',
      state: 'failure',
      description,
    });
  }
  const { title, body } = describeRollback(place, rollback);
  const marker = rollbackMarker(rollback.key);
  const number = rollback.ordered === 'automatic' ? rollback.pull : rollback.ordered.number;
  if (number === null) await question(context, place, { marker, title, body });
  else await comment(context, { ...place, number }, { marker, body });
  await note(context, place, { kind: deploymentKinds.told, key: toldKey(rollback.key), data: { number } });
  return again;
}
