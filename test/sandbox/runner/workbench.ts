import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type {
  Annotation,
  ArtifactStore,
  Conclusion,
  JobGate,
  JobResult,
  RunReport,
  RunRequest,
  TriggerEvent,
} from '../../../src/sandbox/contract.ts';
import { createRunner } from '../../../src/sandbox/runner/runner.ts';

/** A real repository with one commit, and its bare copy. */
export interface Repository {
  readonly gitDirectory: string;
  readonly sha: string;
  readonly directory: string;
}

/** What a run has told, by job. */
interface Told {
  readonly conclusion: Conclusion;
  readonly jobs: ReadonlyMap<string, JobResult>;
  readonly steps: ReadonlyMap<string, readonly { name: string; conclusion: Conclusion }[]>;
  readonly annotations: readonly (Annotation & { job: string })[];
  readonly summaries: ReadonlyMap<string, string>;
  readonly planned: readonly string[];
  /** The log of a job, without times. */
  log(job: string): string;
  /** Folders of jobs that were not removed. */
  readonly leftovers: readonly string[];
}

/** Makes a repository of these files (contents by path, and a folder to copy first), removed after the test. */
export function makeRepository(
  files: Readonly<Record<string, string>>,
  from: readonly string[] = [],
): Repository {
  const directory = mkdtempSync(join(tmpdir(), 'runner-test-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const tree = join(directory, 'tree');
  mkdirSync(tree);
  for (const folder of from) cpSync(folder, tree, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
  }
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: tree, encoding: 'utf8', env: gitEnvironment });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'First');
  git('clone', '--quiet', '--bare', tree, join(directory, 'shop.git'));
  return { directory, gitDirectory: join(directory, 'shop.git'), sha: git('rev-parse', 'HEAD').trim() };
}

const gitEnvironment = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Dana',
  GIT_AUTHOR_EMAIL: 'dana@acme.example',
  GIT_COMMITTER_NAME: 'Dana',
  GIT_COMMITTER_EMAIL: 'dana@acme.example',
};

/** A push of the repository's commit to main, changed as the test says. */
export function pushEvent(sha: string, changes: Partial<TriggerEvent> = {}): TriggerEvent {
  return {
    name: 'push',
    action: null,
    payload: { ref: 'refs/heads/main', head_commit: { message: 'First' } },
    ref: 'refs/heads/main',
    sha,
    headRef: '',
    baseRef: '',
    changedPaths: [],
    ...changes,
  };
}

/** Artifacts in memory. */
export function memoryArtifacts(): ArtifactStore & { readonly contents: Map<string, Uint8Array> } {
  const contents = new Map<string, Uint8Array>();
  return {
    contents,
    async put(name, zip, { overwrite }) {
      if (contents.has(name) && !overwrite) throw new Error(`an artifact ${name} exists already`);
      contents.set(name, zip);
      return [...contents.keys()].indexOf(name) + 1;
    },
    get: async (name) => contents.get(name) ?? null,
    list: async () => [...contents].map(([name, zip], index) => ({ id: index + 1, name, size: zip.length })),
  };
}

/** Lets every job in at once. */
const openGate: JobGate = {
  enter: async () => ({
    admitted: true,
    secrets: {},
    variables: {},
    cancelled: new AbortController().signal,
  }),
  async leave() {},
  rest() {},
};

/** Runs one workflow of a repository to its end. */
export async function runWorkflow(
  repository: Repository,
  workflow: { readonly path: string; readonly content: string },
  changes: Partial<RunRequest> = {},
  options: { readonly signal?: AbortSignal; readonly onLog?: (job: string, text: string) => void } = {},
): Promise<Told> {
  const directory = join(repository.directory, 'runs');
  const runner = createRunner({ directory, allow: (name) => name === 'acme/shop' });
  const jobs = new Map<string, JobResult>();
  const steps = new Map<string, { name: string; conclusion: Conclusion }[]>();
  const logs = new Map<string, string>();
  const annotations: (Annotation & { job: string })[] = [];
  const summaries = new Map<string, string>();
  let planned: string[] = [];
  const report: RunReport = {
    async jobsPlanned(all) {
      planned = all.map(({ name }) => name);
    },
    async jobStarted(name) {
      steps.set(name, []);
    },
    async stepStarted() {},
    async stepCompleted(job, { name, conclusion }) {
      steps.get(job)?.push({ name, conclusion });
    },
    async log(job, text) {
      logs.set(job, (logs.get(job) ?? '') + text.replace(/^\d{4}-\S+Z /gm, ''));
      options.onLog?.(job, text);
    },
    async annotation(job, annotation) {
      annotations.push({ job, ...annotation });
    },
    async summary(job, markdown) {
      summaries.set(job, markdown);
    },
    async jobCompleted(result) {
      jobs.set(result.name, result);
    },
  };
  const request: RunRequest = {
    workflow,
    event: pushEvent(repository.sha),
    repository: {
      id: 7,
      owner: 'acme',
      name: 'shop',
      defaultBranch: 'main',
      gitDirectory: repository.gitDirectory,
    },
    publicRepository: () => null,
    run: { id: 991, number: 3, attempt: 1 },
    actor: 'dana',
    token: ['ghs', 'token-of-the-run'].join('_'),
    urls: {
      server: 'http://127.0.0.1:9',
      api: 'http://127.0.0.1:9/api/v3',
      graphql: 'http://127.0.0.1:9/api/graphql',
    },
    inputs: {},
    kept: [],
    artifacts: memoryArtifacts(),
    secrets: {},
    variables: {},
    gate: openGate,
    ...changes,
  };
  const conclusion = await runner.run(request, report, options.signal ?? new AbortController().signal);
  const leftovers = readdirSync(directory).filter((name) => name.startsWith('run-'));
  return {
    conclusion,
    jobs,
    steps,
    annotations,
    summaries,
    planned,
    leftovers,
    log: (job) => logs.get(job) ?? '',
  };
}

/** Runs a workflow given as text, in a repository with these other files. */
export async function runText(
  content: string,
  files: Readonly<Record<string, string>> = {},
  changes: Partial<RunRequest> = {},
): Promise<Told> {
  const path = '.github/workflows/ci.yml';
  return runWorkflow(makeRepository({ [path]: content, ...files }), { path, content }, changes);
}
