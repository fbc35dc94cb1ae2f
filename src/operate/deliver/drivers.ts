import type { DeliverConfiguration } from '../../domain/environment.ts';
import type { Driver } from './driver.ts';

/** Name of a driver, as configured under `environments.<name>.deliver.driver`. */
export type DriverName = DeliverConfiguration['driver'];

/**
 * What a folder beside this file exports to be a driver: makes one for an environment's configuration and whatever
 * context it needs (a GitHub client, a control socket).
 */
export type DriverFactory<Name extends DriverName, Context> = (
  configuration: Extract<DeliverConfiguration, { driver: Name }>,
  context: Context,
) => Driver;
