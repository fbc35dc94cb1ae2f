import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const platform = new URL('../../src/platform/', import.meta.url).href;

/** A process of our own that runs a module, to be killed at will. */
export interface Child {
  readonly pid: number;
  /** What it has printed, line by line. */
  readonly lines: readonly string[];
  /** Kills it with SIGKILL, as a crash does, and resolves when it is gone. */
  kill(): Promise<void>;
  /** Resolves with its exit code when it ends by itself. */
  ended(): Promise<number | null>;
}

/** Starts Node on this code, in which `platform('x.ts')` imports a module of src/platform. */
export function startChild(code: string): Child {
  const prelude = `const platform = (name) => import(${JSON.stringify(platform)} + name);\n`;
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', prelude + code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const lines: string[] = [];
  const stdout = child.stdout;
  if (stdout === null || child.pid === undefined) throw new Error('the child did not start');
  createInterface({ input: stdout }).on('line', (line) => lines.push(line));
  const kill = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  onTestFinished(kill);
  return { pid: child.pid, lines, kill, ended: async () => (await exit)[0] };
}
