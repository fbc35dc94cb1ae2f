import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InstallationClient } from '../../../connect/github/app-client.ts';
import { deploymentsOf } from '../../../connect/github/deployments.ts';
import { dispatchWorkflow, findDispatchedRun } from '../../../connect/github/dispatch.ts';
import { isRefusal, isUnprocessable } from '../../../connect/github/errors.ts';
import { getDefaultBranch } from '../../../connect/github/history.ts';
import { cancelRun, getRun } from '../../../connect/github/workflow-runs.ts';
import type { Deployment } from '../../../domain/deployment.ts';
import type { RepositoryId } from '../../../domain/ids.ts';
import type { RepositoryRef } from '../../../domain/repository.ts';
import type { Delivery } from '../driver.ts';
import type { DriverFactory } from '../drivers.ts';
import { printHandle, readHandle } from './handle.ts';
import { progressOf } from './progress.ts';

/** What the driver needs besides its configuration. */
export interface ActionsContext {
  readonly client: InstallationClient;
  readonly repository: RepositoryRef;
  readonly repositoryId: RepositoryId;
  /** Login of the App's bot: runs that others started are not taken for its own. */
  readonly bot: string;
  readonly now?: () => Date;
  /** Milliseconds between two looks for a run that was started; 2,000 unless told. */
  readonly pause?: number;
}

/** A run is over after 35 days at the latest. */
const longestRun = 35 * 24 * 60 * 60 * 1000;
/** GitHub lists a new run within seconds. */
const mostLooks = 10;

/**
 * Delivers by a workflow of the repository, which is started with the inputs `environment`, `revision`, `rollback-of`
 * (empty when this goes forward) and `delivery`. Its `run-name` has to contain `${{ inputs.delivery }}`: by that the
 * run is found again. The job that deploys names the environment, so that GitHub records a deployment. The workflow is
 * the default branch's copy, and GitHub records that branch's head as the deployment's commit, not `revision`.
 */
export const actionsDriver: DriverFactory<'actions', ActionsContext> = (configuration, context) => ({
  name: 'actions',

  async begin(delivery) {
    const run =
      (await find(configuration.workflow, context, delivery)) ??
      (await start(configuration.workflow, context, delivery));
    return printHandle({ run, environment: delivery.environment });
  },

  async look(handle) {
    const { run: id, environment } = readHandle(handle);
    try {
      const run = await getRun(context.client, context.repository, id);
      const deployment = run === null ? null : await deploymentOf(context, environment, run);
      return progressOf(environment, run, deployment);
    } catch (error) {
      return { kind: 'unknown', why: `GitHub could not be asked: ${messageOf(error)}` };
    }
  },
});

/** What a run's title carries for one key: short, and nothing that a title or a shell could take otherwise. */
function deliveryMark(key: string): string {
  return `delivery-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
}

async function find(workflow: string, context: ActionsContext, { key }: Delivery): Promise<number | null> {
  const now = (context.now ?? (() => new Date()))();
  const since = new Date(now.getTime() - longestRun).toISOString();
  const by = { key: deliveryMark(key), actor: context.bot, since };
  return (await findDispatchedRun(context.client, context.repository, workflow, by))?.id ?? null;
}

async function start(workflow: string, context: ActionsContext, delivery: Delivery): Promise<number> {
  const { client, repository } = context;
  const branch = await getDefaultBranch(client, repository);
  if (branch === null)
    throw new Error(`${repository.owner}/${repository.name} has no default branch to deploy from`);
  const inputs = {
    environment: delivery.environment,
    revision: delivery.revision,
    'rollback-of': delivery.rollbackOf ?? '',
    delivery: deliveryMark(delivery.key),
  };
  const told = await dispatchWorkflow(client, repository, { workflow, ref: branch.name, inputs }).catch(
    (error: unknown) => {
      if (!isUnprocessable(error)) throw error;
      throw new Error(
        `GitHub does not start ${workflow} (${messageOf(error)}): it needs workflow_dispatch with the inputs ${Object.keys(inputs).join(', ')}`,
        { cause: error },
      );
    },
  );
  const first = await foundSoon(workflow, context, delivery, told);
  if (told !== null && first !== told) {
    // Somebody began the same delivery at the same time: the first run stands.
    await cancelRun(client, repository, told).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
    });
  }
  return first;
}

/** The run of a delivery, once GitHub lists it; the id that GitHub told is taken when it is not listed yet. */
async function foundSoon(
  workflow: string,
  context: ActionsContext,
  delivery: Delivery,
  told: number | null,
): Promise<number> {
  for (let look = 1; look <= mostLooks; look += 1) {
    const found = await find(workflow, context, delivery);
    if (found !== null) return found;
    if (told !== null) return told;
    await sleep(context.pause ?? 2000);
  }
  throw new Error(
    `${workflow} was started, but no run carries ${deliveryMark(delivery.key)} in its title: set run-name to a text with \${{ inputs.delivery }}`,
  );
}

/** The newest deployment that a job of the run made: its log is the run's. */
async function deploymentOf(
  { client, repository, repositoryId }: ActionsContext,
  environment: string,
  run: { readonly id: number; readonly createdAt: string },
): Promise<Deployment | null> {
  const since = run.createdAt;
  const recent = await deploymentsOf(client, repository, { repositoryId, environment, most: 30, since });
  return recent.find(({ logUrl }) => logUrl?.includes(`/actions/runs/${run.id}/`) === true) ?? null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
