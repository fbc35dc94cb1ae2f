import type { MappingToken } from '@actions/workflow-parser/templates/tokens/index';
import type { Scope } from '../expressions/evaluate.ts';
import type { Frame, JobRun } from './job-run.ts';

/** A step while it runs. */
export interface StepRun {
  readonly job: JobRun;
  readonly frame: Frame;
  readonly token: MappingToken;
  /** Display name. */
  readonly name: string;
  /** The step's own `env`, evaluated. */
  readonly env: Readonly<Record<string, string>>;
  readonly scope: Scope;
  /** Aborts when the step's or the job's time is over. */
  readonly signal: AbortSignal;
  readonly outputs: Record<string, string>;
}
