import { type Deployment, DeploymentState } from '../../domain/deployment.ts';
import { type RepositoryId, Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient, Octokit } from './app-client.ts';

type ApiDeployment = Awaited<ReturnType<Octokit['rest']['repos']['listDeployments']>>['data'][number];

/** One status of a deployment. Description and addresses are untrusted text. */
export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentState;
  readonly description: string;
  readonly logUrl: string | null;
  /** Login of who set it; a workflow's job sets it in the name of the run's actor. */
  readonly creator: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** What GitHub stores of a status' description. */
const longestDescription = 140;

/**
 * The newest deployments to an environment, each with its newest status, newest first. Costs one request and one for
 * each deployment.
 * @param of.most how many at most, 10 unless told; 100 is GitHub's page
 * @param of.since ISO 8601, UTC; those made before are left out
 */
export async function deploymentsOf(
  client: InstallationClient,
  repository: RepositoryRef,
  of: {
    readonly repositoryId: RepositoryId;
    readonly environment: string;
    readonly sha?: Sha;
    readonly most?: number;
    readonly since?: string;
  },
): Promise<Deployment[]> {
  const { data } = await client.octokit.rest.repos.listDeployments({
    owner: repository.owner,
    repo: repository.name,
    environment: of.environment,
    ...(of.sha === undefined ? {} : { sha: of.sha }),
    per_page: Math.min(of.most ?? 10, 100),
  });
  const deployments: Deployment[] = [];
  for (const one of data) {
    if (of.since !== undefined && Date.parse(one.created_at) < Date.parse(of.since)) continue;
    const [newest] = await statusesOf(client, repository, one.id, 1);
    deployments.push(toDeployment(one, of.repositoryId, newest));
  }
  return deployments;
}

/**
 * The statuses of a deployment, newest first.
 * @param most how many at most; 100 is GitHub's page
 */
export async function statusesOf(
  client: InstallationClient,
  repository: RepositoryRef,
  deployment: number,
  most = 100,
): Promise<DeploymentStatus[]> {
  const { data } = await client.octokit.rest.repos.listDeploymentStatuses({
    owner: repository.owner,
    repo: repository.name,
    deployment_id: deployment,
    per_page: Math.min(most, 100),
  });
  return data.map((status) => ({
    id: status.id,
    state: stateOf(status.state),
    description: status.description,
    logUrl: status.log_url ?? status.target_url ?? null,
    creator: status.creator?.login ?? null,
    createdAt: status.created_at,
  }));
}

/**
 * Adds a status to a deployment. GitHub keeps every one, so look at {@link statusesOf} first when it is not known
 * whether it was set before.
 * @param status.description cut to the 140 characters that GitHub stores
 * @param status.deactivatesOthers whether earlier deployments to the environment become `inactive` with a success;
 *   GitHub leaves those of production environments alone
 * @returns the status' id
 */
export async function createDeploymentStatus(
  client: InstallationClient,
  repository: RepositoryRef,
  deployment: number,
  status: {
    readonly state: Exclude<DeploymentState, 'waiting'>;
    readonly description: string;
    readonly logUrl?: string;
    readonly environmentUrl?: string;
    readonly deactivatesOthers?: boolean;
  },
): Promise<number> {
  const { data } = await client.octokit.rest.repos.createDeploymentStatus({
    owner: repository.owner,
    repo: repository.name,
    deployment_id: deployment,
    state: status.state,
    description: shortened(status.description),
    ...(status.logUrl === undefined ? {} : { log_url: status.logUrl }),
    ...(status.environmentUrl === undefined ? {} : { environment_url: status.environmentUrl }),
    ...(status.deactivatesOthers === undefined ? {} : { auto_inactive: status.deactivatesOthers }),
  });
  return data.id;
}

function toDeployment(
  one: ApiDeployment,
  repository: RepositoryId,
  newest: DeploymentStatus | undefined,
): Deployment {
  const { creator } = one;
  return {
    id: one.id,
    repository,
    environment: one.environment,
    sha: Sha.parse(one.sha),
    ref: one.ref,
    creator: creator === null ? null : { id: creator.id, login: creator.login, type: creator.type },
    createdAt: one.created_at,
    state: newest?.state ?? null,
    stateAt: newest?.createdAt ?? null,
    logUrl: newest?.logUrl ?? null,
  };
}

/** A word that GitHub may add some day stands for nothing that has happened yet. */
function stateOf(state: string): DeploymentState {
  const known = DeploymentState.safeParse(state);
  return known.success ? known.data : 'pending';
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longestDescription
    ? text
    : `${characters.slice(0, longestDescription - 1).join('')}…`;
}
