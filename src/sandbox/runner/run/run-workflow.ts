import type { MappingToken } from '@actions/workflow-parser/templates/tokens/index';
import { conditionHolds, type Scope } from '../expressions/evaluate.ts';
import { statusFunctions } from '../expressions/status.ts';
import { isSequence } from '../parser.ts';
import { legsOf } from '../plan/legs.ts';
import { JobChannel } from '../process/job-channel.ts';
import { Masks } from '../process/masks.ts';
import { WorkflowError } from '../workflow-error.ts';
import { fullName, keyOf, nameBeforehand } from './job-names.ts';
import { type JobOutcome, keptOutcome } from './run-context.ts';
import { runLegs } from './run-legs.ts';
import type { WorkflowRun } from './workflow-run.ts';

/** A job and how the chain of jobs up to it stands. */
interface Node extends JobOutcome {
  readonly chainSucceeded: boolean;
  readonly chainFailed: boolean;
}

/**
 * Runs all jobs of a workflow, each as soon as those it needs have ended.
 * @returns The outcomes by key.
 * @throws {UnsupportedFeature} after all running jobs have come to an end.
 */
export async function runWorkflow(run: WorkflowRun): Promise<ReadonlyMap<string, JobOutcome>> {
  const { workflow } = run;
  const known = [...workflow.jobs].flatMap(([id, token]) => {
    const name = nameBeforehand(id, token);
    return name === null ? [] : [{ id: keyOf(run, id), name: fullName(run, name) }];
  });
  await run.context.board.add(known.filter(({ name }) => !run.context.kept.has(name)));
  const nodes = new Map<string, Promise<Node>>();
  const start = (id: string): Promise<Node> => {
    const running = nodes.get(id) ?? runNode(run, id, start);
    nodes.set(id, running);
    return running;
  };
  const ids = [...workflow.jobs.keys()];
  const settled = await Promise.allSettled(
    ids.map((id) =>
      start(id).catch((error: unknown) => {
        run.context.abandon();
        throw error;
      }),
    ),
  );
  return new Map(
    settled.map((node, index) => {
      if (node.status === 'rejected') throw node.reason;
      return [ids[index] ?? '', node.value];
    }),
  );
}

async function runNode(run: WorkflowRun, id: string, start: (id: string) => Promise<Node>): Promise<Node> {
  const token = run.workflow.jobs.get(id);
  if (token === undefined) throw new WorkflowError(`there is no job ${id}`, run.workflow.path, null);
  const needs = await Promise.all(needsOf(token).map(async (need) => [need, await start(need)] as const));
  const nodes = needs.map(([, node]) => node);
  const chainSucceeded = nodes.every((node) => node.chainSucceeded && node.result === 'success');
  const chainFailed = nodes.some((node) => node.chainFailed || node.result === 'failure');
  const cancelled = run.context.cancelled.aborted || run.failFast.aborted;
  const scope: Scope = {
    source: run.workflow,
    contexts: {
      ...run.contexts,
      needs: Object.fromEntries(needs.map(([need, { result, outputs }]) => [need, { result, outputs }])),
    },
    functions: statusFunctions({
      success: chainSucceeded && !cancelled,
      failure: chainFailed && !cancelled,
      cancelled,
    }),
  };
  const outcome = await run.context.activity.during(() => decide(run, id, token, scope, cancelled));
  return { ...outcome, chainSucceeded, chainFailed };
}

async function decide(
  run: WorkflowRun,
  id: string,
  token: MappingToken,
  scope: Scope,
  cancelled: boolean,
): Promise<JobOutcome> {
  const named = fullName(run, nameBeforehand(id, token) ?? token.find('name')?.toString() ?? id);
  const kept = keptOutcome(run.context, named);
  if (kept) return kept;
  try {
    if (!conditionHolds(token.find('if'), scope)) {
      const conclusion = cancelled ? 'cancelled' : 'skipped';
      await plan(run, id, [named]);
      await run.context.report.jobCompleted({ id: keyOf(run, id), name: named, conclusion, outputs: {} });
      return { result: conclusion, outputs: {} };
    }
    const legs = legsOf(id, token, scope);
    if (!token.find('uses'))
      await plan(
        run,
        id,
        legs.map((leg) => fullName(run, leg.name)),
      );
    return await run.context.activity.suspended(() => runLegs(run, id, token, scope, legs));
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    return failBeforehand(run, id, named, error);
  }
}

async function plan(run: WorkflowRun, id: string, names: readonly string[]): Promise<void> {
  const { board, kept } = run.context;
  const unknown = names.filter((name) => !kept.has(name) && !board.has(name));
  await board.add(unknown.map((name) => ({ id: keyOf(run, id), name })));
}

/** A job that fails before it runs, because what describes it cannot be evaluated. */
async function failBeforehand(
  run: WorkflowRun,
  id: string,
  name: string,
  error: WorkflowError,
): Promise<JobOutcome> {
  await plan(run, id, [name]);
  const channel = new JobChannel(run.context.report, name, '', new Masks());
  channel.send((report) => report.jobStarted(name));
  channel.annotate('failure', error.message, { file: error.path, line: String(error.line ?? 1) });
  const result = { id: keyOf(run, id), name, conclusion: 'failure', outputs: {} } as const;
  channel.send((report) => report.jobCompleted(result));
  await channel.finish();
  return { result: 'failure', outputs: {} };
}

function needsOf(token: MappingToken): string[] {
  const needs = token.find('needs');
  if (needs === undefined) return [];
  return isSequence(needs) ? [...needs].map((need) => need.toString()) : [needs.toString()];
}
