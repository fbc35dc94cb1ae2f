import type { MappingToken } from '@actions/workflow-parser/templates/tokens/index';
import { UnsupportedFeature } from '../../contract.ts';
import {
  conditionHolds,
  evaluateExpression,
  isTrue,
  jsonOf,
  type Scope,
  textOf,
} from '../expressions/evaluate.ts';
import { entries } from '../source.ts';
import { runAction } from './action-step.ts';
import type { Frame, JobRun, Post, StepOutcome } from './job-run.ts';
import { StepFailure, scopeOf } from './job-run.ts';
import { runScript } from './script.ts';

/** Hears of steps, in order. Only the steps of the job itself are told, not those in composite actions. */
export interface StepListener {
  started(name: string): void;
  completed(name: string, conclusion: StepOutcome): void;
}

/**
 * Runs the steps of a frame one after the other; a failed one makes the frame fail, and those after it run only if
 * their `if` says so.
 * @throws {UnsupportedFeature} for what a step uses and the runner does not know.
 */
export async function runSteps(
  job: JobRun,
  frame: Frame,
  steps: readonly MappingToken[],
  listener?: StepListener,
): Promise<void> {
  for (const token of steps) {
    job.channel.beginStep();
    const id = token.find('id')?.toString();
    const outputs: Record<string, string> = {};
    const { name, outcome, conclusion } = await runStep(job, frame, token, outputs, listener);
    if (conclusion === 'failure') frame.failed = true;
    if (id) frame.steps[id] = { outputs, outcome, conclusion };
    listener?.completed(name, conclusion);
  }
}

/** Runs what actions asked for after all steps, in reverse order. */
export async function runPosts(job: JobRun, root: Frame, listener: StepListener): Promise<void> {
  for (const post of [...job.posts].reverse()) {
    job.channel.beginStep();
    listener.started(post.name);
    const conclusion = await runPost(job, root, post);
    if (conclusion === 'failure') root.failed = true;
    listener.completed(post.name, conclusion);
  }
}

interface StepResult {
  readonly name: string;
  readonly outcome: StepOutcome;
  readonly conclusion: StepOutcome;
}

async function runStep(
  job: JobRun,
  frame: Frame,
  token: MappingToken,
  outputs: Record<string, string>,
  listener: StepListener | undefined,
): Promise<StepResult> {
  let name = token.find('id')?.toString() ?? 'step';
  let started = false;
  const start = () => {
    if (!started) listener?.started(name);
    started = true;
  };
  try {
    const env = stepEnvironment(job, frame, token);
    const scope = scopeOf(job, frame, env);
    name = displayName(token, scope);
    start();
    if (!conditionHolds(token.find('if'), scope)) return { name, outcome: 'skipped', conclusion: 'skipped' };
    const minutes = token.find('timeout-minutes');
    const time = minutes ? Number(jsonOf(minutes, scope)) : null;
    const outcome = await withinTime(job, name, time, (signal) => {
      const step = { job, frame, token, name, env, scope, signal, outputs };
      const script = token.find('run');
      return script ? runScript(step, script) : runAction(step, runSteps);
    });
    const forgiving = token.find('continue-on-error');
    const forgiven = outcome === 'failure' && forgiving !== undefined && isTrue(forgiving, scope);
    return { name, outcome, conclusion: forgiven ? 'success' : outcome };
  } catch (error) {
    start();
    fail(job, error);
    return { name, outcome: 'failure', conclusion: 'failure' };
  }
}

async function runPost(job: JobRun, root: Frame, post: Post): Promise<StepOutcome> {
  try {
    const scope = scopeOf(job, { ...post.frame, failed: root.failed });
    const holds = evaluateExpression(post.condition, scope).coerceString() === 'true';
    return holds ? await withinTime(job, post.name, null, (signal) => post.perform(signal)) : 'skipped';
  } catch (error) {
    fail(job, error);
    return 'failure';
  }
}

/** Performs something, at most for so many minutes and until the job is cancelled. */
async function withinTime(
  job: JobRun,
  name: string,
  minutes: number | null,
  perform: (signal: AbortSignal) => Promise<void>,
): Promise<StepOutcome> {
  const { cancelled, killed } = job.cancellation;
  const alreadyCancelled = cancelled.aborted;
  const timeout = minutes === null ? null : AbortSignal.timeout(minutes * 60_000);
  const ends = [alreadyCancelled ? killed : cancelled, ...(timeout ? [timeout] : [])];
  const signal = AbortSignal.any(ends);
  let outcome: StepOutcome = 'success';
  try {
    await perform(signal);
  } catch (error) {
    if (error instanceof UnsupportedFeature) throw error;
    if (!signal.aborted) fail(job, error);
    outcome = 'failure';
  }
  if (timeout?.aborted && !cancelled.aborted) {
    job.channel.annotate('failure', `The action '${name}' has timed out after ${minutes} minutes.`);
    return 'failure';
  }
  if (cancelled.aborted && !alreadyCancelled) {
    job.channel.annotate('failure', 'The operation was canceled.');
    return 'cancelled';
  }
  return outcome;
}

function fail(job: JobRun, error: unknown): void {
  if (error instanceof UnsupportedFeature) throw error;
  if (error instanceof StepFailure && error.said) return;
  job.channel.annotate('failure', error instanceof Error ? error.message : String(error));
}

function stepEnvironment(job: JobRun, frame: Frame, token: MappingToken): Record<string, string> {
  const env = token.find('env');
  if (env === undefined) return {};
  const scope = scopeOf(job, frame);
  return Object.fromEntries(entries(frame.source, env).map(([key, value]) => [key, textOf(value, scope)]));
}

function displayName(token: MappingToken, scope: Scope): string {
  const named = token.find('name');
  if (named) return textOf(named, scope);
  const said = token.find('run') ?? token.find('uses');
  return `Run ${said ? (textOf(said, scope).trim().split('\n')[0] ?? '') : ''}`;
}
