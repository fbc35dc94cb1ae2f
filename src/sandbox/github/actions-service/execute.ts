import { type JobGate, type RunRequest, UnsupportedFeature, type WorkflowRunner } from '../../contract.ts';
import { announceCheckSuite } from '../checks/announce.ts';
import { type Context, timestamp } from '../context.ts';
import { presentAttempt, type RunAttempt, type WorkflowRun } from '../state/workflow.ts';
import { announceRun } from './announce.ts';
import { artifactStore } from './artifact-store.ts';
import { Recorder } from './recorder.ts';
import { issueRunToken } from './run-token.ts';

function requestOf(
  context: Context,
  run: WorkflowRun,
  attempt: RunAttempt,
  gate: JobGate,
  token: string,
): RunRequest {
  const { state, url, api } = context;
  const repository = state.repository(run.repositoryId);
  return {
    workflow: run.file,
    event: run.trigger,
    repository: {
      id: repository.id,
      owner: state.account(repository.ownerId).login,
      name: repository.name,
      defaultBranch: repository.defaultBranch,
      gitDirectory: repository.directory,
    },
    publicRepository(owner, name) {
      const other = state.repositoryNamed(owner, name);
      return other === null || other.private ? null : other.directory;
    },
    run: { id: run.id, number: run.number, attempt: attempt.number },
    actor: state.account(attempt.triggeringActorId).login,
    token,
    urls: { server: url, api, graphql: `${url}/api/graphql` },
    inputs: run.inputs,
    kept: attempt.kept,
    artifacts: artifactStore(context, run),
    secrets: fromFork(run) ? {} : Object.fromEntries(repository.secrets),
    variables: Object.fromEntries(repository.variables),
    gate,
  };
}

/** Runs for pull requests from forks get no secrets. */
const fromFork = (run: WorkflowRun): boolean => run.headRepositoryId !== run.repositoryId;

/** Executes the present attempt of a run to its end and tells of it. Aborting the signal cancels it. */
export async function executeRun(
  context: Context,
  runner: WorkflowRunner,
  run: WorkflowRun,
  gate: JobGate,
  signal: AbortSignal,
): Promise<void> {
  const attempt = presentAttempt(run);
  const recorder = new Recorder(context, run, attempt);
  const token = issueRunToken(context, run);
  attempt.status = 'in_progress';
  attempt.startedAt = timestamp(context);
  attempt.updatedAt = attempt.startedAt;
  setSuite(context, run, 'in_progress', null);
  await announceRun(context, run, 'in_progress');
  recorder.keepResults();
  try {
    const conclusion = await runner.run(requestOf(context, run, attempt, gate, token), recorder, signal);
    attempt.conclusion = signal.aborted ? 'cancelled' : conclusion;
  } catch (error) {
    attempt.conclusion = signal.aborted ? 'cancelled' : 'failure';
    if (!signal.aborted) await explain(context, recorder, error);
  } finally {
    context.state.tokens.delete(token);
  }
  recorder.endOpenJobs(attempt.conclusion === 'failure' ? 'failure' : 'cancelled');
  await completeRun(context, run);
}

/** A workflow that cannot be executed is a failed run that says why, never a silent success. */
async function explain(context: Context, recorder: Recorder, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UnsupportedFeature) {
    await recorder.failToStart('Not supported by the local runner', message, error.line);
    return;
  }
  context.log(`The runner failed: ${message}`);
  await recorder.failToStart('The runner failed', message, null);
}

/** Ends the present attempt, whose conclusion is set, and tells of it. */
export async function completeRun(context: Context, run: WorkflowRun): Promise<void> {
  const attempt = presentAttempt(run);
  const { state } = context;
  attempt.status = 'completed';
  attempt.updatedAt = timestamp(context);
  const suite = setSuite(context, run, 'completed', attempt.conclusion);
  const repository = state.repository(run.repositoryId);
  const sender = state.account(attempt.triggeringActorId);
  await announceRun(context, run, 'completed');
  await announceCheckSuite(context, repository, suite, 'completed', sender);
}

/** The suite of a run says what the run says. */
export function setSuite(
  context: Context,
  run: WorkflowRun,
  status: RunAttempt['status'],
  conclusion: RunAttempt['conclusion'],
) {
  const suite = context.state.checkSuites.get(run.suiteId);
  if (suite === undefined) throw new Error(`Run ${run.id} has no check suite`);
  suite.status = status;
  suite.conclusion = conclusion;
  suite.updatedAt = timestamp(context);
  return suite;
}
