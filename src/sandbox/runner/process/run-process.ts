import { spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';

/** What to execute, and when to stop it. */
interface ProcessRequest {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Aborting it ends the process and all that it started. */
  readonly signal: AbortSignal;
  /** Called for every line of both outputs, in the order in which they were written, without its end. */
  readonly onLine: (line: string) => void;
}

interface ProcessResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** The process group, when something in it outlives the process. */
  readonly leftGroup: number | null;
}

/** Milliseconds between asking a process group to end and ending it; as long as GitHub's runner waits. */
const gracePeriod = 2_500;
/** Milliseconds that background processes may hold the output open after their parent has ended. */
const drainPeriod = 2_000;
/** A line longer than this is cut: output without line ends must not fill the memory. */
const longestLine = 64 * 1024;

/**
 * Executes a program in a process group of its own, and ends the whole group when the signal aborts: first SIGTERM,
 * then SIGKILL.
 * @throws {Error} when the program cannot be started.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  if (request.signal.aborted) return { exitCode: null, leftGroup: null };
  // One pipe for both outputs keeps them in order; `exec` makes the program itself the leader of the group.
  const child = spawn('/bin/sh', ['-c', 'exec "$0" "$@" 2>&1', request.command, ...request.arguments], {
    cwd: request.cwd,
    env: { ...request.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const group = child.pid;
  readLines(child.stdout, request.onLine);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let force: NodeJS.Timeout | undefined;
  const stop = () => {
    signalGroup(group, 'SIGTERM');
    force = setTimeout(() => signalGroup(group, 'SIGKILL'), gracePeriod);
  };
  request.signal.addEventListener('abort', stop, { once: true });
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (cause) =>
        reject(new Error(`cannot start ${request.command} in ${request.cwd}: ${cause.message}`, { cause })),
      );
      child.once('exit', resolve);
    });
    if (request.signal.aborted) signalGroup(group, 'SIGKILL');
    await Promise.race([closed, delay(drainPeriod)]);
    return { exitCode, leftGroup: group !== undefined && signalGroup(group, 0) ? group : null };
  } finally {
    request.signal.removeEventListener('abort', stop);
    clearTimeout(force);
    child.stdout.destroy();
  }
}

/** Sends a signal to a process group; 0 only asks whether it exists. Returns whether it does. */
export function signalGroup(group: number | undefined, signal: NodeJS.Signals | 0): boolean {
  if (group === undefined) return false;
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.slice(0, longestLine));
    if (rest.length > longestLine) {
      onLine(rest.slice(0, longestLine));
      rest = '';
    }
  });
  stream.on('end', () => {
    const last = rest + decoder.end();
    if (last !== '') onLine(last);
  });
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
