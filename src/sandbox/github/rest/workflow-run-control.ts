import { json, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { presentAttempt, type WorkflowRun } from '../state/workflow.ts';
import { jobOfCall } from './workflow-jobs.ts';
import { runOfCall } from './workflow-runs.ts';

const writable = { app: [{ actions: 'write' }], role: 'write' } as const;

/** @throws {Refusal} 403 unless the run is over and not waiting for an approval. */
function requireOver(run: WorkflowRun): void {
  const { status, conclusion } = presentAttempt(run);
  if (status === 'completed' && conclusion !== 'action_required') return;
  throw new Refusal(403, 'This workflow is already running');
}

/** Starting, repeating and stopping workflow runs. */
export const routes: readonly Route[] = [
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/actions/runs/{run_id}/rerun',
    writable,
    (call, repository, author) => {
      const run = runOfCall(call, repository);
      requireOver(run);
      call.context.actions.rerun(run, author.user, () => true);
      return json(201, {});
    },
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs',
    writable,
    (call, repository, author) => {
      const run = runOfCall(call, repository);
      requireOver(run);
      if (presentAttempt(run).conclusion === 'success') {
        throw new Refusal(403, 'The workflow run containing this job has no failed jobs');
      }
      const failed = new Set(['failure', 'cancelled', 'timed_out']);
      call.context.actions.rerun(run, author.user, (job) => failed.has(job.conclusion ?? ''));
      return json(201, {});
    },
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/actions/jobs/{job_id}/rerun',
    writable,
    (call, repository, author) => {
      const { run, job } = jobOfCall(call, repository);
      requireOver(run);
      call.context.actions.rerun(run, author.user, (one) => one.name === job.name);
      return json(201, {});
    },
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/actions/runs/{run_id}/cancel',
    writable,
    (call, repository) => {
      if (!call.context.actions.cancel(runOfCall(call, repository))) {
        throw new Refusal(409, 'Cannot cancel a workflow run that is completed.');
      }
      return json(202, {});
    },
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/actions/runs/{run_id}/approve',
    writable,
    (call, repository) => {
      const run = runOfCall(call, repository);
      const { conclusion } = presentAttempt(run);
      if (conclusion !== 'action_required') {
        throw new Refusal(403, 'This run is not from a fork pull request, or does not require approval');
      }
      call.context.actions.approve(run);
      return json(201, {});
    },
  ),
];
