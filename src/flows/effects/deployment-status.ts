import { createDeploymentStatus, statusesOf } from '../../connect/github/deployments.ts';
import type { DeploymentState } from '../../domain/deployment.ts';
import { repositoryObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import type { Place } from './place.ts';

/**
 * Sets a status of a deployment, once for each purpose.
 * @param status.description begins with a text by which the App finds its own status again
 */
export async function deploymentStatus(
  { client, effects, app }: FlowContext,
  { repository, repositoryId }: Place,
  deployment: number,
  status: {
    readonly purpose: string;
    readonly state: Exclude<DeploymentState, 'waiting'>;
    readonly description: string;
  },
): Promise<void> {
  const { purpose, state, description } = status;
  await effects.once({
    installation: client.installation,
    key: `deployment-status:${repositoryObject(repositoryId)}:${deployment}:${purpose}`,
    find: async () => {
      const own = await statusesOf(client, repository, deployment);
      const found = own.find((one) => one.creator === app.bot && one.state === state);
      return found?.id ?? null;
    },
    // Whatever else is live there stays as GitHub has it.
    act: () =>
      createDeploymentStatus(client, repository, deployment, {
        state,
        description,
        deactivatesOthers: false,
      }),
  });
}
