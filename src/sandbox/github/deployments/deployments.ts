import { type Context, timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import { shapeDeployment, shapeDeploymentStatus } from '../shape/deployment.ts';
import type { Account } from '../state/account.ts';
import type { Deployment, DeploymentStatus } from '../state/deployment.ts';

/** What a deployment or a status is announced with when a run is behind it. */
export type Behind = Readonly<Record<string, unknown>>;

/** Who deploys, and whether workflows hear of it. */
export interface Deployer {
  readonly account: Account;
  readonly appId: number | null;
  readonly quiet: boolean;
}

/** Of a deployment that is made through the API, `production_environment` is true for the one called so. */
export const isProductionName = (environment: string): boolean => environment === 'production';

/** Records a deployment and tells of it. */
export function createDeployment(
  context: Context,
  by: Deployer,
  what: Omit<Deployment, 'id' | 'creatorId' | 'appId' | 'createdAt' | 'updatedAt' | 'statuses'>,
  behind: Behind = {},
): Deployment {
  const { state } = context;
  const now = timestamp(context);
  const deployment: Deployment = {
    ...what,
    id: state.nextId(),
    creatorId: by.account.id,
    appId: by.appId,
    createdAt: now,
    updatedAt: now,
    statuses: [],
  };
  state.deployments.set(deployment.id, deployment);
  emit(context, 'deployment', 'created', circumstances(context, deployment, by), {
    deployment: shapeDeployment(context, deployment),
    ...nothingBehind,
    ...behind,
  });
  return deployment;
}

/**
 * Adds a status and tells of it. With a success, earlier deployments to the environment become inactive, but for
 * those of transient and of production environments.
 * @see https://docs.github.com/en/rest/deployments/statuses
 */
export function addDeploymentStatus(
  context: Context,
  by: Deployer,
  deployment: Deployment,
  said: Pick<DeploymentStatus, 'state'> & Partial<DeploymentStatus> & { readonly autoInactive?: boolean },
  behind: Behind = {},
): DeploymentStatus {
  const { autoInactive = true, ...given } = said;
  const status: DeploymentStatus = {
    description: '',
    environment: deployment.environment,
    targetUrl: '',
    logUrl: '',
    environmentUrl: '',
    ...given,
    id: context.state.nextId(),
    creatorId: by.account.id,
    appId: by.appId,
    createdAt: timestamp(context),
  };
  deployment.statuses.push(status);
  deployment.updatedAt = status.createdAt;
  emit(context, 'deployment_status', 'created', circumstances(context, deployment, by), {
    deployment_status: shapeDeploymentStatus(context, deployment, status),
    deployment: shapeDeployment(context, deployment),
    check_run: null,
    ...nothingBehind,
    ...behind,
  });
  if (status.state === 'success' && autoInactive) deactivateEarlier(context, by, deployment, behind);
  return status;
}

const nothingBehind: Behind = { workflow: null, workflow_run: null };

function deactivateEarlier(context: Context, by: Deployer, deployment: Deployment, behind: Behind): void {
  for (const other of context.state.deployments.values()) {
    if (other.repositoryId !== deployment.repositoryId || other.id >= deployment.id) continue;
    if (other.environment !== deployment.environment || other.transient || other.production) continue;
    if (other.statuses.at(-1)?.state !== 'success') continue;
    addDeploymentStatus(context, by, other, { state: 'inactive', autoInactive: false }, behind);
  }
}

const circumstances = (context: Context, deployment: Deployment, by: Deployer) => ({
  repository: context.state.repository(deployment.repositoryId),
  sender: by.account,
  quiet: by.quiet,
});
