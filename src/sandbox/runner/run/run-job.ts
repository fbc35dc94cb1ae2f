import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MappingToken, TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { UnsupportedFeature } from '../../contract.ts';
import { isTrue, jsonOf, type Scope, textOf } from '../expressions/evaluate.ts';
import type { Leg } from '../plan/legs.ts';
import { cleanEnvironment } from '../process/environment.ts';
import { JobChannel } from '../process/job-channel.ts';
import { Masks } from '../process/masks.ts';
import { signalGroup } from '../process/run-process.ts';
import { entries, mappings, unsupported, type Workflow } from '../source.ts';
import { type Frame, type JobRun, scopeOf } from '../steps/job-run.ts';
import { runPosts, runSteps, type StepListener } from '../steps/run-steps.ts';
import { WorkflowError } from '../workflow-error.ts';
import { type Cancellation, cancellation } from './cancellation.ts';
import { runnerContext } from './github-context.ts';
import { type JobFolders, makeJobFolders, removeJobFolders } from './job-folders.ts';
import type { JobOutcome, Result, RunContext } from './run-context.ts';

/** One leg of a job, ready to run. */
export interface JobOrder {
  readonly workflow: Workflow;
  /** Key under `jobs:`, and the same with the keys of calling jobs before it. */
  readonly id: string;
  readonly fullId: string;
  readonly token: MappingToken;
  readonly leg: Leg;
  /** Display name with those of calling jobs before it. */
  readonly name: string;
  /** The contexts known before the job runs: github, needs, inputs, vars, secrets. */
  readonly scope: Scope;
  /** Aborts when a sibling in the matrix has failed. */
  readonly failFast: AbortSignal;
}

/** Minutes after which GitHub ends a job that names no limit. */
const defaultTimeout = 360;

/**
 * Runs one leg of a job on this machine, in folders of its own, and tells about it.
 * @returns Its outcome for other jobs: `continue-on-error` turns a failure into a success there.
 * @throws {UnsupportedFeature} for what the job uses and the runner does not know.
 */
export async function runJob(context: RunContext, order: JobOrder): Promise<JobOutcome> {
  const { request } = context;
  const folders = await makeJobFolders(
    context.directory,
    `run-${request.run.id}-${request.run.attempt}`,
    request.repository.name,
  );
  const masks = new Masks();
  masks.add(request.token);
  const channel = new JobChannel(context.report, order.name, folders.workspace, masks);
  const leftGroups = new Set<number>();
  try {
    channel.send((report) => report.jobStarted(order.name));
    return await runIn(context, order, folders, channel, leftGroups);
  } finally {
    for (const group of leftGroups) signalGroup(group, 'SIGKILL');
    await removeJobFolders(folders);
  }
}

async function runIn(
  context: RunContext,
  order: JobOrder,
  folders: JobFolders,
  channel: JobChannel,
  leftGroups: Set<number>,
): Promise<JobOutcome> {
  const listener = stepListener(channel, order.name);
  const { token, leg } = order;
  const scope = {
    ...order.scope,
    contexts: { ...order.scope.contexts, matrix: leg.matrix, strategy: leg.strategy },
  };
  let result: Result = 'failure';
  let forgiven = false;
  let outputs: Record<string, string> = {};
  let refused: UnsupportedFeature | null = null;
  try {
    requireUbuntu(order, scope);
    forgiven = isTrueField(token.find('continue-on-error'), scope);
    const minutes = Number(numberField(token.find('timeout-minutes'), scope) ?? defaultTimeout);
    const timeout = AbortSignal.timeout(minutes * 60_000);
    const stop = cancellation(context.cancelled, order.failFast, timeout);
    const job = await setUp(context, order, scope, folders, channel, leftGroups, stop, listener);
    const root = rootFrame(order);
    await runSteps(job, root, mappings(order.workflow, token.find('steps')), listener);
    await runPosts(job, root, listener);
    if (timeout.aborted)
      channel.annotate('failure', `The job has exceeded the maximum execution time of ${minutes} minutes.`);
    result = stop.cancelled.aborted ? 'cancelled' : root.failed ? 'failure' : 'success';
    outputs = jobOutputs(job, root, order);
  } catch (error) {
    if (!(error instanceof WorkflowError || error instanceof UnsupportedFeature)) throw error;
    channel.annotate('failure', error.message, { file: error.path, line: String(error.line ?? 1) });
    if (error instanceof UnsupportedFeature) refused = error;
  }
  listener.started('Complete job');
  channel.line('Cleaning up orphan processes');
  listener.completed('Complete job', 'success');
  const completed = { id: order.fullId, name: order.name, conclusion: result, outputs };
  channel.send((report) => report.jobCompleted(completed));
  await channel.finish();
  if (refused) throw refused;
  return { result: forgiven && result === 'failure' ? 'success' : result, outputs };
}

async function setUp(
  context: RunContext,
  order: JobOrder,
  scope: Scope,
  folders: JobFolders,
  channel: JobChannel,
  leftGroups: Set<number>,
  stop: Cancellation,
  listener: StepListener,
): Promise<JobRun> {
  const { request } = context;
  const { workflow, token } = order;
  listener.started('Set up job');
  const eventPath = join(folders.temporary, 'event.json');
  await writeFile(eventPath, JSON.stringify(request.event.payload));
  const { github, needs, secrets, vars } = scope.contexts;
  const job: JobRun = {
    request,
    channel,
    folders,
    cancellation: stop,
    cleanEnvironment: cleanEnvironment(folders.home, folders.temporary),
    contexts: {
      github: { ...asRecord(github), job: order.id, workspace: folders.workspace, event_path: eventPath },
      runner: runnerContext(folders),
      needs,
      strategy: order.leg.strategy,
      matrix: order.leg.matrix,
      secrets,
      vars,
    },
    defaults: {
      shell: runDefault(order, scope, 'shell'),
      workingDirectory: runDefault(order, scope, 'working-directory'),
    },
    env: {
      ...environment(workflow, workflow.root.find('env'), order.scope),
      ...environment(workflow, token.find('env'), scope),
    },
    searchPath: [],
    posts: [],
    leftGroups,
  };
  channel.line(`Job ${order.name} of ${workflow.path} on ${request.event.sha}`);
  channel.line('This runner executes steps directly on this machine: it is no security boundary.');
  listener.completed('Set up job', 'success');
  return job;
}

function rootFrame(order: JobOrder): Frame {
  return {
    source: order.workflow,
    inputs: order.scope.contexts.inputs,
    github: {},
    env: {},
    steps: {},
    depth: 0,
    failed: false,
  };
}

/** Numbers the steps as GitHub does: "Set up job" is the first. */
function stepListener(channel: JobChannel, job: string): StepListener {
  let number = 0;
  return {
    started(name) {
      number += 1;
      const step = { number, name: channel.masks.apply(name) };
      channel.send((report) => report.stepStarted(job, step));
    },
    completed(name, conclusion) {
      const step = { number, name: channel.masks.apply(name), conclusion };
      channel.send((report) => report.stepCompleted(job, step));
    },
  };
}

function requireUbuntu(order: JobOrder, scope: Scope): void {
  const token = order.token.find('runs-on');
  const labels = token ? [jsonOf(token, scope)].flat() : [];
  if (token && labels.every((label) => typeof label === 'string' && /^ubuntu-/.test(label))) return;
  throw unsupported(
    order.workflow,
    token ?? order.token,
    `runs-on ${JSON.stringify(labels)}: only ubuntu-* is simulated, on this machine as it is`,
  );
}

function environment(
  workflow: Workflow,
  token: TemplateToken | undefined,
  scope: Scope,
): Record<string, string> {
  if (token === undefined) return {};
  return Object.fromEntries(entries(workflow, token).map(([name, value]) => [name, textOf(value, scope)]));
}

function runDefault(order: JobOrder, scope: Scope, key: string): string | null {
  for (const place of [order.token, order.workflow.root]) {
    const run = place.find('defaults')?.assertMapping('defaults').find('run')?.assertMapping('run');
    const value = run?.find(key);
    if (value) return textOf(value, scope);
  }
  return null;
}

/** Outputs that would carry a secret to other jobs are left out, as on GitHub. */
function jobOutputs(job: JobRun, root: Frame, order: JobOrder): Record<string, string> {
  const token = order.token.find('outputs');
  const outputs: Record<string, string> = {};
  for (const [name, value] of token ? entries(order.workflow, token) : []) {
    const text = textOf(value, scopeOf(job, root));
    if (job.channel.masks.apply(text) === text) outputs[name] = text;
    else job.channel.annotate('warning', `Skip output '${name}' since it may contain secret.`);
  }
  return outputs;
}

function isTrueField(token: TemplateToken | undefined, scope: Scope): boolean {
  return token !== undefined && isTrue(token, scope);
}

function numberField(token: TemplateToken | undefined, scope: Scope): unknown {
  return token === undefined ? null : jsonOf(token, scope);
}

function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}
