import type { Context } from '../context.ts';
import { emit } from '../emit.ts';
import { shapeDeployment } from '../shape/deployment.ts';
import { fullPull } from '../shape/pull.ts';
import { repositoryUrl } from '../shape/repository.ts';
import { presentAttempt } from '../state/workflow.ts';
import type { Arrival } from './control.ts';

/**
 * Asks the App of a protection rule whether a job may deploy. The run has no member of its own in this event: its
 * number is in the address of the answer.
 * @see https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/create-custom-protection-rules
 */
export async function askApp(
  context: Context,
  { run, environment, deployment }: Arrival,
  appId: number,
): Promise<void> {
  const { state } = context;
  const repository = state.repository(run.repositoryId);
  const pulls = state
    .pulls(repository)
    .filter((one) => one.state === 'open' && one.pull.headSha === run.headSha)
    .filter((one) => one.pull.headRepositoryId === repository.id);
  emit(
    context,
    'deployment_protection_rule',
    'requested',
    {
      repository,
      sender: state.account(presentAttempt(run).triggeringActorId),
      onlyAppId: appId,
      quiet: true,
    },
    {
      environment: environment.name,
      event: run.trigger.name,
      sha: run.headSha,
      ref: run.trigger.ref,
      deployment_callback_url: `${repositoryUrl(context, repository)}/actions/runs/${run.id}/deployment_protection_rule`,
      deployment: deployment === null ? null : shapeDeployment(context, deployment),
      pull_requests: await Promise.all(pulls.map((one) => fullPull(context, repository, one))),
    },
  );
}
