import type { Flow } from '../flow.ts';
import { actOnEnvironment, type Means } from './act.ts';
import { nextForEnvironment } from './next.ts';
import { readEnvironment } from './read.ts';
import type { EnvironmentState, EnvironmentStep } from './state.ts';

/**
 * Looks after what is deployed to an environment: watches a new version, takes a bad one back, and makes a release of
 * one that stays. Nothing here ever brings a version forward.
 */
export function deployment(means: Means): Flow<EnvironmentState, EnvironmentStep> {
  return {
    kind: 'deployment',
    read: (context, subject) => readEnvironment(context, subject, means.clock),
    next: nextForEnvironment,
    act: (context, state, step) => actOnEnvironment(context, state, step, means),
  };
}
