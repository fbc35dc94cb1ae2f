import { type Context, timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import { simpleUser } from '../shape/account.ts';
import { shapeReviewers } from '../shape/environment.ts';
import { repositoryPage } from '../shape/repository.ts';
import { shapeWorkflowRun } from '../shape/workflow-run.ts';
import type { User } from '../state/account.ts';
import type { Environment } from '../state/environment.ts';
import type { DeploymentReview, Gate } from '../state/gate.ts';
import { presentAttempt, type WorkflowJob, type WorkflowRun } from '../state/workflow.ts';
import type { Arrival } from './control.ts';

/** Tells Apps that required reviewers of an environment are asked. */
export async function requestReview(context: Context, arrival: Arrival, gate: Gate): Promise<void> {
  const { run, environment, job } = arrival;
  const requestor = context.state.account(presentAttempt(run).triggeringActorId);
  emit(context, 'deployment_review', 'requested', circumstances(context, run, requestor), {
    environment: environment.name,
    requestor: simpleUser(context, requestor),
    reviewers: shapeReviewers(context, environment),
    since: gate.openedAt,
    workflow_job_run: shapeJobRun(context, run, job, environment),
    workflow_run: await shapeWorkflowRun(context, run),
  });
}

/** Tells Apps that a required reviewer has approved or rejected. */
export async function announceReview(
  context: Context,
  run: WorkflowRun,
  environment: Environment,
  jobs: readonly WorkflowJob[],
  review: DeploymentReview,
): Promise<void> {
  if (review.state === 'pending') return;
  const approver: User = context.state.user(review.userId);
  emit(context, 'deployment_review', review.state, circumstances(context, run, approver), {
    approver: simpleUser(context, approver),
    comment: review.comment,
    reviewers: shapeReviewers(context, environment),
    since: timestamp(context),
    workflow_job_runs: jobs.map((job) => shapeJobRun(context, run, job, environment)),
    workflow_run: await shapeWorkflowRun(context, run),
  });
}

const circumstances = (
  context: Context,
  run: WorkflowRun,
  sender: ReturnType<Context['state']['account']>,
) => ({
  repository: context.state.repository(run.repositoryId),
  sender,
  quiet: true,
});

function shapeJobRun(context: Context, run: WorkflowRun, job: WorkflowJob, environment: Environment) {
  const page = repositoryPage(context, context.state.repository(run.repositoryId));
  return {
    conclusion: null,
    created_at: job.createdAt,
    environment: environment.name,
    html_url: `${page}/actions/runs/${run.id}/job/${job.id}`,
    id: job.id,
    name: job.name,
    status: 'waiting',
    updated_at: job.startedAt,
  };
}
