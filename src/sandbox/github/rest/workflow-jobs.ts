import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, notFound, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { shapeWorkflowJob } from '../shape/workflow-job.ts';
import type { Repository } from '../state/repository.ts';
import { presentAttempt, type RunAttempt, type WorkflowJob, type WorkflowRun } from '../state/workflow.ts';
import { attemptOfCall, runOfCall } from './workflow-runs.ts';

const readable = { app: [{ actions: 'read' }], role: 'read' } as const;

interface Placed {
  readonly run: WorkflowRun;
  readonly attempt: RunAttempt;
  readonly job: WorkflowJob;
}

const placed = (run: WorkflowRun, attempts: readonly RunAttempt[]): Placed[] =>
  attempts.flatMap((attempt) => attempt.jobs.map((job) => ({ run, attempt, job })));

/** The job that a request names. @throws {Refusal} 404 when the repository has none such. */
export function jobOfCall(call: Call, repository: Repository): Placed {
  const id = call.number('job_id');
  const found = [...call.context.state.workflowRuns.values()]
    .filter((run) => run.repositoryId === repository.id)
    .flatMap((run) => placed(run, run.attempts))
    .find((one) => one.job.id === id);
  if (found === undefined) throw notFound();
  return found;
}

const listJobs = (call: Call, jobs: readonly Placed[]): Promise<Reply> =>
  paged(
    call,
    jobs,
    ({ run, attempt, job }) => shapeWorkflowJob(call.context, run, attempt, job),
    (list, total_count) => ({ total_count, jobs: list }),
  );

/** Jobs of workflow runs. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs', readable, (call, repository) => {
    const run = runOfCall(call, repository);
    return listJobs(
      call,
      placed(run, call.query.get('filter') === 'all' ? run.attempts : [presentAttempt(run)]),
    );
  }),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
    readable,
    (call, repository) => {
      const run = runOfCall(call, repository);
      return listJobs(call, placed(run, [attemptOfCall(call, run)]));
    },
  ),
  repositoryRoute('GET', '/repos/{owner}/{repo}/actions/jobs/{job_id}', readable, (call, repository) => {
    const { run, attempt, job } = jobOfCall(call, repository);
    return json(200, shapeWorkflowJob(call.context, run, attempt, job));
  }),
  repositoryRoute('GET', '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs', readable, (call, repository) => {
    const { context } = call;
    const { job } = jobOfCall(call, repository);
    // GitHub has no log before the job has ended.
    if (job.status !== 'completed') throw notFound();
    const type = 'text/plain; charset=utf-8';
    const key = context.downloads.offer(job.log.join(''), type, context.now().getTime());
    return { status: 302, headers: { location: `${context.url}/downloads/${key}` } };
  }),
];
