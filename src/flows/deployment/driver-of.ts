import type { Environment } from '../../domain/environment.ts';
import type { Driver } from '../../operate/deliver/driver.ts';
import type { FlowContext } from '../flow.ts';
import type { EnvironmentPlace } from './place.ts';

/** A driver, and what GitHub knows of what it began. */
export interface RollbackDriver extends Driver {
  /** The workflow run of a handle; null where it is none, or not known yet. */
  runOf(handle: string): Promise<number | null>;
}

/** The driver that an environment is configured with; null where this process has none of its kind. */
export type DriverOf = (
  context: FlowContext,
  place: EnvironmentPlace,
  configuration: Environment,
) => RollbackDriver | null;

/** No driver: people are told what to do. */
export const noDriver: DriverOf = () => null;
