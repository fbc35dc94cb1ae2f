import type { RunRequest } from '../../contract.ts';
import type { Scope } from '../expressions/evaluate.ts';
import { hashFilesFunction } from '../expressions/hash-files.ts';
import { type Status, statusFunctions } from '../expressions/status.ts';
import type { JobChannel } from '../process/job-channel.ts';
import type { Cancellation } from '../run/cancellation.ts';
import type { JobFolders } from '../run/job-folders.ts';
import type { Source } from '../source.ts';

/** What a step has left behind, as the `steps` context shows it. */
interface StepRecord {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: StepOutcome;
  readonly conclusion: StepOutcome;
}

export type StepOutcome = 'success' | 'failure' | 'cancelled' | 'skipped';

/** A job while it runs. What steps change for those after them is mutable. */
export interface JobRun {
  readonly request: RunRequest;
  readonly channel: JobChannel;
  readonly folders: JobFolders;
  readonly cancellation: Cancellation;
  /** The environment that every step starts from. */
  readonly cleanEnvironment: Readonly<Record<string, string>>;
  /** The contexts that stay the same for the whole job. */
  readonly contexts: {
    readonly github: Readonly<Record<string, unknown>>;
    readonly runner: Readonly<Record<string, unknown>>;
    readonly needs: unknown;
    readonly strategy: unknown;
    readonly matrix: unknown;
    readonly secrets: unknown;
    readonly vars: unknown;
  };
  readonly defaults: { readonly shell: string | null; readonly workingDirectory: string | null };
  /** `env` of workflow and job, and what steps wrote to `GITHUB_ENV`. */
  readonly env: Record<string, string>;
  /** What steps wrote to `GITHUB_PATH`, the last first. */
  readonly searchPath: string[];
  /** What runs after all steps, the last first. */
  readonly posts: Post[];
  /** Process groups in which something outlived its step. */
  readonly leftGroups: Set<number>;
}

/** Where steps stand: directly in the job, or in a composite action. */
export interface Frame {
  readonly source: Source;
  readonly inputs: unknown;
  /** What differs in the `github` context: `action_path` and the like. */
  readonly github: Readonly<Record<string, unknown>>;
  /** `env` of the step that uses the composite action. */
  readonly env: Readonly<Record<string, string>>;
  readonly steps: Record<string, StepRecord>;
  /** How many composite actions are around. */
  readonly depth: number;
  failed: boolean;
}

/** Something an action wants done after all steps. */
export interface Post {
  readonly name: string;
  /** The expression of `post-if`. */
  readonly condition: string;
  readonly frame: Frame;
  perform(signal: AbortSignal): Promise<void>;
}

/** A step's failure, with the words for its annotation; null when they have been said already. */
export class StepFailure extends Error {
  readonly said: boolean;

  constructor(message: string | null) {
    super(message ?? 'a step in it failed');
    this.name = 'StepFailure';
    this.said = message === null;
  }
}

/** How steps stand that are next in a frame. */
function statusOf(job: JobRun, frame: Frame): Status {
  const cancelled = job.cancellation.cancelled.aborted;
  return { success: !frame.failed && !cancelled, failure: frame.failed && !cancelled, cancelled };
}

/** What expressions of a step in this frame can see. */
export function scopeOf(job: JobRun, frame: Frame, env: Readonly<Record<string, string>> = {}): Scope {
  const status = statusOf(job, frame);
  return {
    source: frame.source,
    contexts: {
      ...job.contexts,
      github: { ...job.contexts.github, ...frame.github },
      env: { ...job.env, ...frame.env, ...env },
      inputs: frame.inputs,
      steps: frame.steps,
      job: { status: status.cancelled ? 'cancelled' : status.failure ? 'failure' : 'success' },
    },
    functions: [...statusFunctions(status), hashFilesFunction(job.folders.workspace)],
  };
}
