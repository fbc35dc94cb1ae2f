import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { shapeWorkflowRun } from '../shape/workflow-run.ts';
import type { Repository } from '../state/repository.ts';
import { presentAttempt, type RunAttempt, type WorkflowRun } from '../state/workflow.ts';
import { workflowOfCall } from './workflows.ts';

const readable = { app: [{ actions: 'read' }], role: 'read' } as const;

/** The run that a request names. @throws {Refusal} 404 when the repository has none such. */
export function runOfCall(call: Call, repository: Repository): WorkflowRun {
  const run = call.context.state.workflowRuns.get(call.number('run_id'));
  if (run === undefined || run.repositoryId !== repository.id) throw notFound();
  return run;
}

/** The attempt that a request names. @throws {Refusal} 404 when the run has none such. */
export function attemptOfCall(call: Call, run: WorkflowRun): RunAttempt {
  const attempt = run.attempts[call.number('attempt_number') - 1];
  if (attempt === undefined) throw notFound();
  return attempt;
}

function listRuns(call: Call, repository: Repository, only: (run: WorkflowRun) => boolean): Promise<Reply> {
  const { state } = call.context;
  const wanted = (name: string, ...values: readonly unknown[]) =>
    !call.query.has(name) || values.some((value) => String(value) === call.query.get(name));
  const runs = [...state.workflowRuns.values()]
    .filter((run) => run.repositoryId === repository.id && only(run))
    .filter((run) => wanted('branch', run.headBranch))
    .filter((run) => wanted('event', run.trigger.name))
    .filter((run) => wanted('head_sha', run.headSha))
    .filter((run) => wanted('check_suite_id', run.suiteId))
    .filter((run) => wanted('actor', state.account(run.actorId).login))
    .filter((run) => wanted('status', presentAttempt(run).status, presentAttempt(run).conclusion))
    .toReversed();
  return paged(
    call,
    runs,
    (run) => shapeWorkflowRun(call.context, run),
    (workflow_runs, total_count) => ({ total_count, workflow_runs }),
  );
}

/** Refuses a filter that is not simulated, rather than answer with too much. */
function refuseCreated(call: Call): void {
  if (call.query.has('created')) throw new Refusal(501, 'Not simulated: the query parameter created');
}

/** Reading workflow runs. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/actions/runs', readable, (call, repository) => {
    refuseCreated(call);
    return listRuns(call, repository, () => true);
  }),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    readable,
    async (call, repository) => {
      refuseCreated(call);
      const workflow = await workflowOfCall(call, repository);
      return listRuns(call, repository, (run) => run.workflowId === workflow.id);
    },
  ),
  repositoryRoute('GET', '/repos/{owner}/{repo}/actions/runs/{run_id}', readable, async (call, repository) =>
    json(200, await shapeWorkflowRun(call.context, runOfCall(call, repository))),
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
    readable,
    async (call, repository) => {
      const run = runOfCall(call, repository);
      return json(200, await shapeWorkflowRun(call.context, run, attemptOfCall(call, run)));
    },
  ),
];
