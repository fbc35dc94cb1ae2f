/**
 * What the local GitHub and the local Actions runner agree on. GitHub decides *that* something may trigger
 * workflows and keeps runs, jobs, steps and artifacts; the runner reads workflow files and executes them.
 */

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | 'neutral' | 'timed_out';

/** A workflow file of the commit that is asked about. */
export interface WorkflowFile {
  /** Such as `.github/workflows/ci.yml`. */
  readonly path: string;
  readonly content: string;
}

/** The event that happened, as GitHub would put it into `github.event`. */
export interface TriggerEvent {
  readonly name: 'push' | 'pull_request' | 'merge_group' | 'workflow_dispatch';
  /** Action of the event, such as `opened` or `synchronize`, where it has one. */
  readonly action: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The full ref the run is on: `refs/heads/main`, `refs/pull/7/merge`. */
  readonly ref: string;
  /** The commit that is checked out. */
  readonly sha: string;
  /** Branch names without `refs/heads/`; empty unless the event is about a pull request. */
  readonly headRef: string;
  readonly baseRef: string;
  /** Paths changed by the push or pull request, for `paths` filters. */
  readonly changedPaths: readonly string[];
}

/** A workflow that reacts to an event. */
export interface WorkflowMatch {
  readonly path: string;
  /** `name:` of the workflow, or its path. */
  readonly name: string;
  readonly file: WorkflowFile;
  /** `run-name`, evaluated, or null. */
  readonly runName: string | null;
}

export interface RunRequest {
  readonly workflow: WorkflowFile;
  readonly event: TriggerEvent;
  readonly repository: {
    readonly id: number;
    readonly owner: string;
    readonly name: string;
    readonly defaultBranch: string;
    /** The bare repository on disk, from which `actions/checkout` clones. */
    readonly gitDirectory: string;
  };
  /** The bare repository of another public one, for the actions in it; null when there is none of this name. */
  readonly publicRepository: (owner: string, name: string) => string | null;
  readonly run: { readonly id: number; readonly number: number; readonly attempt: number };
  readonly actor: string;
  /** `GITHUB_TOKEN` of the run. */
  readonly token: string;
  readonly urls: { readonly server: string; readonly api: string; readonly graphql: string };
  /** `workflow_dispatch` inputs. */
  readonly inputs: Readonly<Record<string, string | boolean | number>>;
  /**
   * For a re-run of failed jobs: results of the jobs that are kept from the previous attempt, by job id (all legs
   * of a matrix under their display name). Empty for a first attempt.
   */
  readonly kept: readonly JobResult[];
  readonly artifacts: ArtifactStore;
  /** Secrets and variables of the repository; those of an environment come with the admission to it. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly gate: JobGate;
}

/** What a job asks of GitHub before it may begin. */
export interface JobEntry {
  /** Display name. */
  readonly name: string;
  readonly environment: {
    readonly name: string;
    /** Whether a deployment is recorded. */
    readonly deployment: boolean;
  } | null;
  readonly concurrency: {
    readonly group: string;
    readonly cancelInProgress: boolean;
    /** Of a group one job waits and a newer one takes its place, or many wait in line. */
    readonly queue: 'single' | 'max';
  } | null;
}

/** GitHub's answer to a job that wants to begin. */
export type Admission =
  | {
      readonly admitted: true;
      /** Of the environment. */
      readonly secrets: Readonly<Record<string, string>>;
      readonly variables: Readonly<Record<string, string>>;
      /** Aborts when a newer job of the concurrency group takes this one's place. */
      readonly cancelled: AbortSignal;
    }
  | { readonly admitted: false; readonly conclusion: 'failure' | 'cancelled'; readonly reason: string };

/** Lets jobs with an environment or a concurrency group begin, each in its time. */
export interface JobGate {
  /** Waits until the job may begin, or may not. Aborting the signal ends the wait: the job is cancelled. */
  enter(entry: JobEntry, signal: AbortSignal): Promise<Admission>;
  /** A job that was admitted has ended; `url` is what its environment's `url` came to. */
  leave(
    entry: JobEntry,
    ending: { readonly conclusion: Conclusion; readonly url: string | null },
  ): Promise<void>;
  /** Tells whether nothing of the run moves any more until a job is let in. */
  rest(resting: boolean): void;
}

/** Artifacts of one run: names are unique within it. */
export interface ArtifactStore {
  /** Stores a zip archive. Returns its id. Throws when the name is taken and `overwrite` is false. */
  put(
    name: string,
    zip: Uint8Array,
    options: { overwrite: boolean; retentionDays: number | null },
  ): Promise<number>;
  get(name: string): Promise<Uint8Array | null>;
  list(): Promise<readonly { readonly id: number; readonly name: string; readonly size: number }[]>;
}

export interface JobResult {
  /** Key under `jobs:`. */
  readonly id: string;
  /** Display name, with matrix values. */
  readonly name: string;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface Annotation {
  readonly level: 'notice' | 'warning' | 'failure';
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly title: string | null;
  readonly message: string;
}

/** What the runner tells GitHub while it works. Every call is awaited; jobs are named by their display name. */
export interface RunReport {
  /** All jobs that will run or be skipped, before any starts; called again when a matrix becomes known. */
  jobsPlanned(jobs: readonly { readonly id: string; readonly name: string }[]): Promise<void>;
  jobStarted(name: string): Promise<void>;
  stepStarted(job: string, step: { readonly number: number; readonly name: string }): Promise<void>;
  stepCompleted(
    job: string,
    step: { readonly number: number; readonly name: string; readonly conclusion: Conclusion },
  ): Promise<void>;
  /** Raw log text, secrets masked. */
  log(job: string, text: string): Promise<void>;
  annotation(job: string, annotation: Annotation): Promise<void>;
  summary(job: string, markdown: string): Promise<void>;
  jobCompleted(result: JobResult): Promise<void>;
}

/** What a workflow asks for and this runner cannot do. Never a silent success. */
export class UnsupportedFeature extends Error {
  readonly path: string;
  readonly line: number | null;

  constructor(message: string, path: string, line: number | null) {
    super(`${path}${line === null ? '' : `:${line}`}: ${message}`);
    this.name = 'UnsupportedFeature';
    this.path = path;
    this.line = line;
  }
}

export interface WorkflowRunner {
  /**
   * Which of these workflows react to the event, filters (`branches`, `paths`, `types`) applied.
   * A file that cannot be parsed is reported in `invalid`, as GitHub does with a failed run.
   */
  match(
    files: readonly WorkflowFile[],
    event: TriggerEvent,
  ): Promise<{
    readonly matches: readonly WorkflowMatch[];
    readonly invalid: readonly { readonly path: string; readonly message: string }[];
  }>;
  /**
   * Executes a run to its end and returns its conclusion. Aborting the signal cancels it.
   * @throws {UnsupportedFeature} for what the workflow uses and the runner does not know.
   */
  run(request: RunRequest, report: RunReport, signal: AbortSignal): Promise<Conclusion>;
}
