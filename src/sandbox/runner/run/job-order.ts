import type { MappingToken } from '@actions/workflow-parser/templates/tokens/index';
import type { Scope } from '../expressions/evaluate.ts';
import type { Leg } from '../plan/legs.ts';
import type { Workflow } from '../source.ts';

/** One leg of a job, ready to run. */
export interface JobOrder {
  readonly workflow: Workflow;
  /** Key under `jobs:` of its workflow. */
  readonly id: string;
  /** Key under `jobs:` of the run's own workflow. */
  readonly key: string;
  readonly token: MappingToken;
  readonly leg: Leg;
  /** Display name with those of calling jobs before it. */
  readonly name: string;
  /** The contexts known before the job runs: github, needs, inputs, vars, secrets. */
  readonly scope: Scope;
  /** Aborts when a sibling in the matrix has failed. */
  readonly failFast: AbortSignal;
  /** Hears what the environment's `url` came to. */
  readonly setUrl: (url: string) => void;
}
