import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Deployment, DeploymentStatus } from '../state/deployment.ts';
import { simpleUser } from './account.ts';
import { appShape } from './app.ts';
import { nodeId } from './node-id.ts';
import { repositoryUrl } from './repository.ts';

const throughApp = (context: Context, appId: number | null) =>
  appId === null ? null : appShape(context, context.state.app(appId));

/** A deployment, for the API and for webhooks. */
export function shapeDeployment(
  context: Context,
  deployment: Deployment,
): components['schemas']['deployment'] {
  const { state } = context;
  const base = repositoryUrl(context, state.repository(deployment.repositoryId));
  const url = `${base}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.originalEnvironment,
    environment: deployment.environment,
    description: deployment.description,
    creator: simpleUser(context, state.account(deployment.creatorId)),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: base,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: throughApp(context, deployment.appId),
  };
}

type ShapedStatus = components['schemas']['deployment-status'];

/** One status of a deployment. GitHub sends `waiting` too, though its description does not list it. */
export function shapeDeploymentStatus(
  context: Context,
  deployment: Deployment,
  status: DeploymentStatus,
): Omit<ShapedStatus, 'state'> & { state: ShapedStatus['state'] | 'waiting' } {
  const { state } = context;
  const base = repositoryUrl(context, state.repository(deployment.repositoryId));
  const url = `${base}/deployments/${deployment.id}`;
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: simpleUser(context, state.account(status.creatorId)),
    description: status.description,
    environment: status.environment,
    target_url: status.targetUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: base,
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: throughApp(context, status.appId),
  };
}
