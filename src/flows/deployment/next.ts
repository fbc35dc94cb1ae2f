import { describeRefusal } from '../../change/rollback/describe.ts';
import { millisecondsOf } from '../../domain/duration.ts';
import type {
  CurrentDeployment,
  EnvironmentState,
  EnvironmentStep,
  RollbackPlan,
  WatchedEnvironment,
} from './state.ts';

/** Time from one look at an environment's health to the next, in milliseconds. */
const probeEvery = 5_000;
/** How long a run that failed may take to go back by itself, when nobody can tell whether it has ended. */
const runPatience = 2 * 60_000;
const lookAgainAfter = 15_000;

/**
 * The one next step for an environment. Pure. Going back is decided here and needs nobody; going forward never is.
 * At most one automatic rollback per deployment, none of a rollback.
 */
export function nextForEnvironment(state: EnvironmentState): EnvironmentStep {
  if (state.kind === 'nothing') return { kind: 'rest', why: state.why };
  const { rollback, current } = state;
  if (rollback !== null && rollback.ended === null) return { kind: 'follow', rollback };
  if (rollback !== null && !rollback.told) return { kind: 'tell', rollback };
  if (current === null) return rest('nothing was deployed there yet');
  if (cameOfRollback(state, current)) return rest('what is there came of a rollback');
  switch (current.state) {
    case 'success':
      return state.watched ? afterwards(state, current) : watch(state, current);
    case 'failure':
    case 'error':
      return failed(state, current);
    default:
      return rest('it is on its way, or something else took its place');
  }
}

/** Whether a deployment is a rollback, or what was taken back: neither is ever taken back by itself. */
function cameOfRollback(
  { rollback }: Pick<WatchedEnvironment, 'rollback'>,
  current: Pick<CurrentDeployment, 'id' | 'sha' | 'createdAt'>,
): boolean {
  if (rollback === null) return false;
  if (current.id <= rollback.deployment) return true;
  if (rollback.to === null) return false;
  if (current.sha === rollback.to) return true;
  // The job of the run that went back: GitHub notes the run's head with it, not the revision.
  const { ended } = rollback;
  const created = Date.parse(current.createdAt);
  return created >= Date.parse(rollback.at) - 1000 && (ended === null || created <= Date.parse(ended.at));
}

function failed(state: WatchedEnvironment, current: CurrentDeployment): EnvironmentStep {
  if (!current.began) return rest('it failed before anything was begun');
  const since = Date.parse(current.stateAt ?? current.createdAt);
  const over = current.runEnded ?? Date.parse(state.now) - since > runPatience;
  // The run goes back by itself, and says so with a deployment of its own.
  if (!over) return wait(state, lookAgainAfter, 'its run may still go back by itself');
  return goBack(state, current, 'the deployment failed, and its run did not go back by itself');
}

function watch(state: WatchedEnvironment, current: CurrentDeployment): EnvironmentStep {
  const { configuration, health, now } = state;
  const seen = health?.deployment === current.id ? health : null;
  if (seen?.bad != null) return goBack(state, current, seen.bad);
  const end = Date.parse(current.liveAt ?? current.createdAt) + millisecondsOf(configuration.watch);
  const left = end - Date.parse(now);
  const { health: url } = configuration;
  if (url === undefined) {
    return left > 0 ? wait(state, left, 'it is watched') : { kind: 'record-watched', deployment: current.id };
  }
  // Whoever slept through it all looks once, and at the end once more.
  const due = seen === null ? 0 : Date.parse(seen.at) + probeEvery - Date.parse(now);
  if (seen !== null && left <= 0 && Date.parse(seen.at) >= end)
    return { kind: 'record-watched', deployment: current.id };
  if (due <= 0 || left <= 0) return { kind: 'probe', url, deployment: current.id };
  return wait(state, Math.min(due, Math.max(left, 0)), 'it is watched');
}

function afterwards(state: WatchedEnvironment, current: CurrentDeployment): EnvironmentStep {
  const wanted = state.configuration.release ?? state.production;
  if (!wanted || state.released) return rest('all is done');
  return { kind: 'release', current };
}

function goBack(state: WatchedEnvironment, current: CurrentDeployment, why: string): EnvironmentStep {
  const { plan } = state;
  if (plan === null) return { kind: 'plan', why };
  return { kind: 'decide', rollback: { ...decideRollback(plan, current), why, ordered: 'automatic' } };
}

/** Where a deployment is taken back to, or why it is not. */
export function decideRollback(plan: RollbackPlan, from: Pick<CurrentDeployment, 'id' | 'sha'>) {
  const { target, way, pulls } = plan;
  const about = { deployment: from.id, from: from.sha, pull: pulls[0] ?? null };
  if (target.kind === 'none') {
    const refused = `There is nowhere to go back to: ${target.why}. Mend it forward.`;
    return { ...about, to: null, refused, unsafe: null };
  }
  if (way === null || !way.safe) {
    const obstacles = way?.obstacles ?? [];
    const refused = describeRefusal({ safe: false, obstacles }, pulls);
    return { ...about, to: null, refused, unsafe: obstacles[0]?.what ?? 'the changes cannot be read' };
  }
  return { ...about, to: target.sha, refused: null, unsafe: null };
}

function rest(why: string): EnvironmentStep {
  return { kind: 'rest', why };
}

function wait({ now }: WatchedEnvironment, milliseconds: number, why: string): EnvironmentStep {
  return { kind: 'wait', until: new Date(Date.parse(now) + milliseconds).toISOString(), why };
}
