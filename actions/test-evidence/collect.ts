import type { CollectedCommand } from '../../src/domain/collected.ts';
import type { EvidenceCommand, EvidenceConfiguration } from '../../src/domain/configuration.ts';
import { CommandLog } from './command-log.ts';
import { type Execution, execute } from './execute.ts';
import { readResult, removeResult, requireWithin } from './result-file.ts';

/** Where and how commands are executed. */
export interface Workplace {
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Whether failing commands are executed once more. */
  readonly again: boolean;
  /** Takes text for the job's log. */
  readonly write: (text: string) => void;
}

/** What the commands said, and the files they left, by the names that go into the artifact. */
export interface Collection {
  readonly commands: readonly CollectedCommand[];
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What is missing, for people. */
  readonly notes: readonly string[];
}

const setupTimeout = 30 * 60_000;
const neverStarted: Execution = { exitCode: null, seconds: 0, timedOut: false };

type Gathering = { commands: CollectedCommand[]; files: Map<string, Uint8Array>; notes: string[] };

async function inGroup(
  workplace: Workplace,
  title: string,
  script: { text: string; cwd: string; timeout: number },
): Promise<Execution> {
  const log = new CommandLog(workplace.write, title);
  try {
    const { env, signal } = workplace;
    const execution = await execute({ ...script, env, signal, onLine: (line) => log.line(line) });
    const end = execution.timedOut
      ? 'killed: its time was over'
      : `exit code ${execution.exitCode ?? 'none'}`;
    log.line(`${title}: ${end}, ${execution.seconds} s`);
    return execution;
  } finally {
    log.end();
  }
}

async function keep(
  into: Gathering,
  tree: string,
  path: string | undefined,
  name: string,
): Promise<string | null> {
  if (path === undefined) return null;
  const result = await readResult(tree, path);
  if (result.ok) {
    into.files.set(name, result.content);
    return name;
  }
  into.notes.push(result.reason);
  return null;
}

async function attempt(
  workplace: Workplace,
  tree: string,
  command: EvidenceCommand,
  place: { readonly index: number; readonly attempt: number },
  into: Gathering,
): Promise<boolean> {
  const { name, run, junit, coverage, timeoutMinutes } = command;
  for (const path of [junit, coverage]) if (path !== undefined) await removeResult(tree, path);
  const title = place.attempt === 1 ? name : `${name}, once more`;
  const script = { text: run, cwd: tree, timeout: timeoutMinutes * 60_000 };
  const execution = await inGroup(workplace, title, script);
  const prefix = `command-${place.index + 1}-attempt-${place.attempt}`;
  into.commands.push({
    name,
    attempt: place.attempt,
    ...execution,
    junit: await keep(into, tree, junit, `${prefix}-junit.xml`),
    coverage: await keep(into, tree, coverage, `${prefix}-lcov.info`),
  });
  return execution.exitCode === 0;
}

/** The commands as they stand when they could not be executed. */
export function notExecuted(commands: readonly EvidenceCommand[], why: string): Collection {
  const collected = commands.map(({ name }) => {
    return { name, attempt: 1, ...neverStarted, junit: null, coverage: null };
  });
  return { commands: collected, files: new Map(), notes: [why] };
}

/**
 * Executes setup and commands in a tree and keeps what they leave. Results are read as soon as their command has
 * ended, before another one could change them. A setup that fails is an outcome too: no command is executed then.
 * @throws {Error} when a result file is not within the tree, or the signal aborts.
 */
export async function collect(
  tree: string,
  { setup, commands }: Pick<EvidenceConfiguration, 'setup' | 'commands'>,
  workplace: Workplace,
): Promise<Collection> {
  for (const { junit, coverage } of commands) {
    for (const path of [junit, coverage]) if (path !== undefined) requireWithin(path);
  }
  if (setup !== undefined) {
    const { exitCode } = await inGroup(workplace, 'setup', { text: setup, cwd: tree, timeout: setupTimeout });
    if (exitCode !== 0) return notExecuted(commands, 'setup failed: no command was executed');
  }
  const gathering: Gathering = { commands: [], files: new Map(), notes: [] };
  for (const [index, command] of commands.entries()) {
    const passed = await attempt(workplace, tree, command, { index, attempt: 1 }, gathering);
    if (!passed && workplace.again) {
      await attempt(workplace, tree, command, { index, attempt: 2 }, gathering);
    }
  }
  return gathering;
}
