import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Collected, type EvidencePhase } from '../../../src/domain/collected.ts';
import type { Sha } from '../../../src/domain/ids.ts';
import { Repository } from '../../change/repository.ts';

const main = new URL('../../../actions/test-evidence/dist/main.js', import.meta.url).pathname;

/** Contents by path; null deletes. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A pull request whose test merge is checked out, as GitHub does it. */
export interface PullRequest {
  readonly repository: Repository;
  readonly base: Sha;
  readonly head: Sha;
  readonly event: unknown;
}

/** What a job left behind. */
export interface Collecting {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: string;
  readonly collected: Collected | null;
  /** Texts of the artifact by name. */
  readonly files: Readonly<Record<string, string>>;
  /** What is left in the runner's folder for temporary files. */
  readonly temporary: readonly string[];
}

/** A configuration with these lines under `evidence:`. */
export function configuration(...lines: string[]): string {
  return ['evidence:', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

/** The configuration of most tests: a node suite that writes JUnit XML. */
const suite = configuration(
  'commands:',
  '  - name: unit',
  '    run: mkdir -p reports && node --test --test-reporter=junit --test-reporter-destination=reports/junit.xml',
  '    junit: reports/junit.xml',
);

function apply(repository: Repository, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) rmSync(join(repository.directory, path));
    else repository.write(path, content);
  }
}

/** Makes a repository with a base, a branch that changes it, and the merge of both checked out. */
export function openPullRequest(base: Files, change: Files, later: Files = {}): PullRequest {
  const repository = new Repository();
  onTestFinished(() => repository.remove());
  apply(repository, { '.github/wired-chaos.yml': suite, ...base });
  repository.commit('Base');
  repository.git('checkout', '--quiet', '-b', 'topic');
  apply(repository, change);
  const head = repository.commit('Change');
  repository.git('checkout', '--quiet', 'main');
  apply(repository, later);
  const tip = repository.commit('Meanwhile');
  repository.git('checkout', '--quiet', '--detach');
  repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'topic');
  return { repository, base: tip, head, event: { pull_request: { head: { sha: head } } } };
}

/** Runs the committed bundle on a phase, as a step of a job would. */
export function collect(
  pull: Pick<PullRequest, 'repository' | 'event'>,
  phase: EvidencePhase,
  env: Readonly<Record<string, string>> = {},
): Collecting {
  return step(pull, { WIRED_CHAOS_PHASE: phase, ...env });
}

/** Runs the committed bundle on what the phases have left, as the last job would. */
export function assemble(
  pull: Pick<PullRequest, 'repository' | 'event'>,
  artifacts: Readonly<Partial<Record<EvidencePhase, Collecting['files']>>>,
): Collecting {
  return step(pull, { WIRED_CHAOS_ASSEMBLE: 'true' }, artifacts);
}

function step(
  pull: Pick<PullRequest, 'repository' | 'event'>,
  env: Readonly<Record<string, string>>,
  artifacts: Readonly<Partial<Record<EvidencePhase, Collecting['files']>>> = {},
): Collecting {
  const runner = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  onTestFinished(() => rmSync(runner, { recursive: true, force: true }));
  const file = (name: string, content = '') => {
    const path = join(runner, name);
    writeFileSync(path, content);
    return path;
  };
  const files = {
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(pull.event)),
    GITHUB_OUTPUT: file('output'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    GITHUB_STEP_SUMMARY: file('summary'),
  };
  const temporary = join(runner, 'temp');
  mkdirSync(temporary);
  for (const [phase, contents] of Object.entries(artifacts)) {
    const folder = join(temporary, 'wired-chaos-evidence-downloads', `wired-chaos-evidence-${phase}`);
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(contents)) writeFileSync(join(folder, name), text);
  }
  const done = spawnSync(process.execPath, [main], {
    cwd: pull.repository.directory,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: {
      PATH: process.env.PATH,
      HOME: runner,
      ...files,
      GITHUB_RUN_ID: '991',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'acme/shop',
      RUNNER_TEMP: temporary,
      ...env,
    },
  });
  const outputs = readFileSync(files.GITHUB_OUTPUT, 'utf8');
  const directory = /^directory=(.+)$/m.exec(outputs)?.[1];
  const names = directory !== undefined && existsSync(directory) ? readdirSync(directory) : [];
  const texts = names.map((name) => [name, readFileSync(join(directory ?? '', name), 'utf8')]);
  const artifact: Record<string, string> = Object.fromEntries(texts);
  const manifest = artifact['collected.json'];
  return {
    code: done.status,
    log: done.stdout + done.stderr,
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    outputs,
    collected: manifest === undefined ? null : Collected.parse(JSON.parse(manifest)),
    files: artifact,
    temporary: readdirSync(temporary),
  };
}

/** Exit codes of the commands, one for each execution. */
export function exitCodes({ collected }: Collecting): (number | null)[] | undefined {
  return collected?.commands.map(({ exitCode }) => exitCode);
}
