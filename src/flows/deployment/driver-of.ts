import type { Environment } from '../../domain/environment.ts';
import { actionsDriver } from '../../operate/deliver/actions/driver.ts';
import { readHandle } from '../../operate/deliver/actions/handle.ts';
import type { Driver } from '../../operate/deliver/driver.ts';
import type { FlowContext } from '../flow.ts';
import type { EnvironmentPlace } from './place.ts';

/** A driver, and what GitHub knows of what it began. */
export interface RollbackDriver extends Driver {
  /** The workflow run of a handle; null where there is none. */
  runOf(handle: string): number | null;
}

/** The driver that an environment is configured with; null where the App cannot reach what delivers there. */
export type DriverOf = (
  context: FlowContext,
  place: EnvironmentPlace,
  configuration: Environment,
) => RollbackDriver | null;

/**
 * The drivers of the App. It reaches what a repository's workflow delivers; processes of one machine are delivered
 * there (`wired-chaos deliver`), by a workflow that runs on it.
 */
export const driverOf: DriverOf = ({ client, app }, { repository, repositoryId }, { deliver }) => {
  if (deliver.driver !== 'actions') return null;
  const driver = actionsDriver(deliver, { client, repository, repositoryId, bot: app.bot });
  return { ...driver, runOf: (handle) => readHandle(handle).run };
};
