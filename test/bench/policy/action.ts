import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { atMost, type Row, watched } from '../row.ts';
import { pullRequest } from './pull-request.ts';

const run = promisify(execFile);
const action = fileURLToPath(new URL('../../../actions/policy-check/dist/main.js', import.meta.url));
const cli = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
const peakProgram = fileURLToPath(new URL('./peak.cjs', import.meta.url));

interface Cold {
  readonly seconds: number;
  readonly megabytes: number;
}

/** How long the Action and the command take from their start to their end, as GitHub and people run them. */
export async function actionRows(rounds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, size] of [
    ['1 kB', 1_000],
    ['100 kB', 100_000],
    ['1 MB', 1_000_000],
  ] as const) {
    const repository = await repositoryOf(pullRequest(size));
    try {
      const best = await bestOf(rounds, () => runAction(repository));
      const bound = size === 1_000_000;
      rows.push(
        bound
          ? atMost('policy', `the Action, cold, ${name}`, best.seconds, 's', 1)
          : watched('policy', `the Action, cold, ${name}`, best.seconds, 's'),
        bound
          ? atMost('policy', `the Action, cold, ${name}, peak memory`, best.megabytes, 'MB', 300)
          : watched('policy', `the Action, cold, ${name}, peak memory`, best.megabytes, 'MB'),
      );
      const command = await bestOf(rounds, () => runCommand(repository));
      rows.push(watched('policy', `wired-chaos policy check, ${name}`, command.seconds, 's'));
    } finally {
      await rm(repository, { recursive: true, force: true });
    }
  }
  return rows;
}

/** A repository whose second commit adds the files. */
async function repositoryOf(files: ReadonlyMap<string, string>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-bench-'));
  const git = (...args: string[]) =>
    run(
      'git',
      ['-C', directory, '-c', 'user.name=Bench', '-c', 'user.email=bench@example.invalid', ...args],
      {
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
      },
    );
  await git('init', '--quiet', '--initial-branch=main');
  await git('commit', '--quiet', '--allow-empty', '--message=base');
  for (const [path, text] of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  await git('add', '--all', '--force');
  await git('commit', '--quiet', '--message=head');
  return directory;
}

function runAction(repository: string): Promise<Cold> {
  return timed([action], {
    WIRED_CHAOS_BASE: 'HEAD~1',
    WIRED_CHAOS_HEAD: 'HEAD',
    WIRED_CHAOS_DIRECTORY: repository,
    GITHUB_OUTPUT: join(repository, '.git', 'output'),
    GITHUB_STEP_SUMMARY: join(repository, '.git', 'summary'),
  });
}

function runCommand(repository: string): Promise<Cold> {
  return timed([cli, 'policy', 'check', '--base', 'HEAD~1', '--head', 'HEAD'], {}, repository);
}

async function timed(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd?: string,
): Promise<Cold> {
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-bench-'));
  const peak = join(directory, 'peak');
  try {
    const began = performance.now();
    await run(process.execPath, args, {
      ...(cwd === undefined ? {} : { cwd }),
      maxBuffer: 64 * 1024 * 1024,
      env: {
        PATH: process.env.PATH ?? '',
        ...env,
        BENCH_PEAK: peak,
        NODE_OPTIONS: `--require=${peakProgram}`,
      },
    }).catch((error: unknown) => {
      // Findings are an answer; anything else is none.
      if (!(error instanceof Error && 'code' in error && error.code === 1)) throw error;
    });
    const seconds = (performance.now() - began) / 1000;
    return { seconds, megabytes: Number(await readFile(peak, 'utf8')) / 1e6 };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Each figure at its best: what else the machine does comes on top. */
async function bestOf(rounds: number, measure: () => Promise<Cold>): Promise<Cold> {
  const all: Cold[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure());
  return {
    seconds: Math.min(...all.map(({ seconds }) => seconds)),
    megabytes: Math.min(...all.map(({ megabytes }) => megabytes)),
  };
}
