import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { RunAttempt, WorkflowJob, WorkflowRun } from '../state/workflow.ts';
import { nodeId } from './node-id.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** A job of an attempt, for the API and for webhooks. */
export function shapeWorkflowJob(
  context: Context,
  run: WorkflowRun,
  attempt: RunAttempt,
  job: WorkflowJob,
): components['schemas']['job'] {
  const repository = context.state.repository(run.repositoryId);
  const base = repositoryUrl(context, repository);
  const assigned = job.status !== 'queued';
  return {
    id: job.id,
    run_id: run.id,
    workflow_name: run.name,
    head_branch: run.headBranch,
    run_url: `${base}/actions/runs/${run.id}`,
    run_attempt: attempt.number,
    node_id: nodeId('CheckRun', job.id),
    head_sha: run.headSha,
    url: `${base}/actions/jobs/${job.id}`,
    html_url: `${repositoryPage(context, repository)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    name: job.name,
    steps: job.steps.map((step) => ({
      name: step.name,
      status: step.status,
      conclusion: step.conclusion,
      number: step.number,
      started_at: step.startedAt,
      completed_at: step.completedAt,
    })),
    check_run_url: `${base}/check-runs/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: assigned ? 1 : null,
    runner_name: assigned ? 'local' : null,
    runner_group_id: assigned ? 1 : null,
    runner_group_name: assigned ? 'local' : null,
  };
}
