import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { UnsupportedFeature } from '../../contract.ts';
import { isTrue, jsonOf, type Scope, textOf } from '../expressions/evaluate.ts';
import { isMapping } from '../parser.ts';
import { JobChannel } from '../process/job-channel.ts';
import { Masks } from '../process/masks.ts';
import { signalGroup } from '../process/run-process.ts';
import { entries, mappings } from '../source.ts';
import { type Frame, type JobRun, scopeOf } from '../steps/job-run.ts';
import { runPosts, runSteps } from '../steps/run-steps.ts';
import { WorkflowError } from '../workflow-error.ts';
import { cancellation } from './cancellation.ts';
import { makeJobFolders, removeJobFolders } from './job-folders.ts';
import type { JobOrder } from './job-order.ts';
import { numberedSteps } from './numbered-steps.ts';
import type { JobOutcome, Result, RunContext } from './run-context.ts';
import { type JobSite, setUpJob } from './set-up-job.ts';

/** Minutes after which GitHub ends a job that names no limit. */
const defaultTimeout = 360;

/** How a job ended, before it is told. */
interface Ending {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
  /** What the job used and the runner does not know. */
  readonly refused?: UnsupportedFeature;
}

/**
 * Runs one leg of a job on this machine, in folders of its own, and tells about it.
 * @returns Its outcome for other jobs: `continue-on-error` turns a failure into a success there.
 * @throws {UnsupportedFeature} for what the job uses and the runner does not know.
 */
export async function runJob(context: RunContext, order: JobOrder): Promise<JobOutcome> {
  const { run, repository, token } = context.request;
  const folders = await makeJobFolders(context.directory, `run-${run.id}-${run.attempt}`, repository.name);
  const masks = new Masks();
  for (const secret of secretsOf(order.scope.contexts.secrets)) masks.add(secret);
  masks.add(token);
  const channel = new JobChannel(context.report, order.name, folders.workspace, masks);
  const site: JobSite = { folders, channel, leftGroups: new Set() };
  const contexts = { ...order.scope.contexts, matrix: order.leg.matrix, strategy: order.leg.strategy };
  const scope = { ...order.scope, contexts };
  try {
    channel.send((report) => report.jobStarted(order.name));
    const { result, outputs, refused } = await performJob(context, order, scope, site);
    const completed = { id: order.key, name: order.name, conclusion: result, outputs };
    channel.send((report) => report.jobCompleted(completed));
    await channel.finish();
    if (refused) throw refused;
    const forgiving = order.token.find('continue-on-error');
    const forgiven = result === 'failure' && forgiving !== undefined && isTrue(forgiving, scope);
    return { result: forgiven ? 'success' : result, outputs };
  } finally {
    for (const group of site.leftGroups) signalGroup(group, 'SIGKILL');
    await removeJobFolders(folders);
  }
}

async function performJob(
  context: RunContext,
  order: JobOrder,
  scope: Scope,
  site: JobSite,
): Promise<Ending> {
  const { channel } = site;
  const steps = numberedSteps(channel, order.name);
  try {
    const minutes = timeoutOf(order.token.find('timeout-minutes'), scope);
    const timeout = AbortSignal.timeout(minutes * 60_000);
    const stop = cancellation(context.cancelled, order.failFast, timeout);
    steps.started('Set up job');
    const job = await setUpJob(context, order, scope, site, stop);
    steps.completed('Set up job', 'success');
    const root = rootFrame(order);
    await runSteps(job, root, mappings(order.workflow, order.token.find('steps')), steps);
    await runPosts(job, root, steps);
    if (timeout.aborted)
      channel.annotate('failure', `The job has exceeded the maximum execution time of ${minutes} minutes.`);
    const outputs = jobOutputs(job, root, order);
    tellUrl(job, root, order);
    steps.started('Complete job');
    channel.line('Cleaning up orphan processes');
    steps.completed('Complete job', 'success');
    return { result: stop.cancelled.aborted ? 'cancelled' : root.failed ? 'failure' : 'success', outputs };
  } catch (error) {
    if (!(error instanceof WorkflowError || error instanceof UnsupportedFeature)) throw error;
    channel.annotate('failure', error.message, { file: error.path, line: String(error.line ?? 1) });
    const refused = error instanceof UnsupportedFeature ? { refused: error } : {};
    return { result: 'failure', outputs: {}, ...refused };
  }
}

function rootFrame(order: JobOrder): Frame {
  const { inputs } = order.scope.contexts;
  return { source: order.workflow, inputs, github: {}, env: {}, steps: {}, depth: 0, failed: false };
}

/** The `url` of an environment may use what steps have put out, so it is known once they have ended. */
function tellUrl(job: JobRun, root: Frame, order: JobOrder): void {
  const environment = order.token.find('environment');
  const url = environment && isMapping(environment) ? environment.find('url') : undefined;
  if (url) order.setUrl(textOf(url, scopeOf(job, root)));
}

function secretsOf(context: unknown): string[] {
  if (context === null || typeof context !== 'object') return [];
  return Object.values(context).filter((value): value is string => typeof value === 'string');
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

function timeoutOf(token: TemplateToken | undefined, scope: Scope): number {
  return token === undefined ? defaultTimeout : Number(jsonOf(token, scope));
}
