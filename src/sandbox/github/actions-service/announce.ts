import type { Context } from '../context.ts';
import { emit } from '../emit.ts';
import { shapeDeployment } from '../shape/deployment.ts';
import { shapeWorkflow } from '../shape/workflow.ts';
import { shapeWorkflowJob } from '../shape/workflow-job.ts';
import { shapeWorkflowRun } from '../shape/workflow-run.ts';
import { presentAttempt, type WorkflowJob, type WorkflowRun } from '../state/workflow.ts';

const circumstances = (context: Context, run: WorkflowRun) => ({
  repository: context.state.repository(run.repositoryId),
  sender: context.state.account(presentAttempt(run).triggeringActorId),
});

/** Tells of a workflow run. */
export async function announceRun(
  context: Context,
  run: WorkflowRun,
  action: 'requested' | 'in_progress' | 'completed',
): Promise<void> {
  const workflow = context.state.workflows.get(run.workflowId);
  emit(context, 'workflow_run', action, circumstances(context, run), {
    workflow_run: await shapeWorkflowRun(context, run),
    workflow: workflow === undefined ? null : shapeWorkflow(context, workflow),
  });
}

/** Tells of a job of the present attempt. */
export function announceJob(
  context: Context,
  run: WorkflowRun,
  job: WorkflowJob,
  action: 'queued' | 'waiting' | 'in_progress' | 'completed',
): void {
  const deployment = job.deploymentId === null ? undefined : context.state.deployments.get(job.deploymentId);
  const payload = {
    workflow_job: shapeWorkflowJob(context, run, presentAttempt(run), job),
    ...(deployment === undefined ? {} : { deployment: shapeDeployment(context, deployment) }),
  };
  emit(context, 'workflow_job', action, circumstances(context, run), payload);
}
