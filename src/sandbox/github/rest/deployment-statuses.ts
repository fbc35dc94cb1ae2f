import { z } from 'zod';
import { addDeploymentStatus } from '../deployments/deployments.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, notFound } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { shapeDeploymentStatus } from '../shape/deployment.ts';
import type { DeploymentStatus } from '../state/deployment.ts';
import { deployerOf, deploymentOfCall } from './deployments.ts';

const readable = { app: [{ deployments: 'read' }], role: 'read' } as const;
const writable = { app: [{ deployments: 'write' }], role: 'write' } as const;
const list = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';

/** `waiting` is not among them: only Actions sets it. */
const wanted = z.object({
  state: z.enum(['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']),
  target_url: z.string().default(''),
  log_url: z.string().default(''),
  description: z.string().max(140).default(''),
  environment: z.string().min(1).optional(),
  environment_url: z.string().default(''),
  auto_inactive: z.boolean().default(true),
});

function statusOfCall(call: Call, statuses: readonly DeploymentStatus[]): DeploymentStatus {
  const id = call.number('status_id');
  const found = statuses.find((status) => status.id === id);
  if (found === undefined) throw notFound();
  return found;
}

/** How deployments go. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', list, readable, (call, repository) => {
    const deployment = deploymentOfCall(call, repository);
    const newestFirst = deployment.statuses.toReversed();
    return paged(call, newestFirst, (status) => shapeDeploymentStatus(call.context, deployment, status));
  }),
  repositoryRoute('GET', `${list}/{status_id}`, readable, (call, repository) => {
    const deployment = deploymentOfCall(call, repository);
    const status = statusOfCall(call, deployment.statuses);
    return json(200, shapeDeploymentStatus(call.context, deployment, status));
  }),
  repositoryRoute('POST', list, writable, (call, repository, author) => {
    const { context } = call;
    const deployment = deploymentOfCall(call, repository);
    const asked = call.body(wanted);
    const log = asked.log_url === '' ? asked.target_url : asked.log_url;
    const status = addDeploymentStatus(context, deployerOf(author), deployment, {
      state: asked.state,
      description: asked.description,
      targetUrl: log,
      logUrl: log,
      environment: asked.environment ?? deployment.environment,
      environmentUrl: asked.environment_url,
      autoInactive: asked.auto_inactive,
    });
    return json(201, shapeDeploymentStatus(context, deployment, status));
  }),
];
