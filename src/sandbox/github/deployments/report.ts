import { actionsApp } from '../actions-service/actions-app.ts';
import type { Context } from '../context.ts';
import { shapeCheckRun } from '../shape/check-run.ts';
import { repositoryPage } from '../shape/repository.ts';
import { shapeWorkflow } from '../shape/workflow.ts';
import { shapeWorkflowRun } from '../shape/workflow-run.ts';
import type { Deployment, DeploymentState } from '../state/deployment.ts';
import type { Environment } from '../state/environment.ts';
import { presentAttempt, type WorkflowJob, type WorkflowRun } from '../state/workflow.ts';
import {
  addDeploymentStatus,
  type Behind,
  createDeployment,
  type Deployer,
  isProductionName,
} from './deployments.ts';

/** Deployments of jobs are by whoever the run is by, through the App of GitHub Actions. */
const deployerOf = (context: Context, run: WorkflowRun): Deployer => ({
  account: context.state.account(presentAttempt(run).triggeringActorId),
  appId: actionsApp(context).id,
  quiet: true,
});

async function behind(context: Context, run: WorkflowRun): Promise<Behind> {
  const workflow = context.state.workflows.get(run.workflowId);
  return {
    workflow: workflow === undefined ? null : shapeWorkflow(context, workflow),
    workflow_run: spare(await shapeWorkflowRun(context, run)),
  };
}

/** A run as these events carry it: GitHub leaves out its commit, and what its repositories say of themselves. */
function spare(run: Awaited<ReturnType<typeof shapeWorkflowRun>>) {
  const { head_repository, repository } = run;
  const silent = { description: null };
  return {
    ...run,
    head_commit: null,
    head_repository: { ...head_repository, ...silent },
    repository: { ...repository, ...silent },
  };
}

/** Records that a job of a run deploys to an environment. */
export async function deployByJob(
  context: Context,
  run: WorkflowRun,
  job: WorkflowJob,
  environment: Environment,
): Promise<Deployment> {
  const deployment = createDeployment(
    context,
    deployerOf(context, run),
    {
      repositoryId: run.repositoryId,
      sha: run.headSha,
      ref: run.trigger.ref.replace(/^refs\/(heads|tags)\//, ''),
      task: 'deploy',
      payload: {},
      originalEnvironment: environment.name,
      environment: environment.name,
      description: null,
      transient: false,
      production: isProductionName(environment.name),
      job: { runId: run.id, jobId: job.id },
    },
    await behind(context, run),
  );
  job.deploymentId = deployment.id;
  return deployment;
}

/** Says how the deployment of a job goes. */
export async function reportDeployment(
  context: Context,
  run: WorkflowRun,
  deployment: Deployment,
  state: DeploymentState,
  environmentUrl: string | null = null,
): Promise<void> {
  const { job } = deployment;
  const check = job === null ? undefined : context.state.checkRuns.get(job.jobId);
  const page = repositoryPage(context, context.state.repository(run.repositoryId));
  const log = job === null ? '' : `${page}/actions/runs/${job.runId}/job/${job.jobId}`;
  const said = { state, targetUrl: log, logUrl: log, environmentUrl: environmentUrl ?? '' };
  addDeploymentStatus(context, deployerOf(context, run), deployment, said, {
    check_run: check === undefined ? null : shapeCheckRun(context, check),
    ...(await behind(context, run)),
  });
}
