import { spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';

/** A script for bash, and its limits. */
interface Script {
  readonly text: string;
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout: number;
  /** Aborting it ends the script. */
  readonly signal: AbortSignal;
  /** Hears both outputs line by line, without line ends. */
  readonly onLine: (line: string) => void;
}

/** How an execution ended. */
export interface Execution {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly seconds: number;
  readonly timedOut: boolean;
}

/** Milliseconds between asking a process group to end and ending it. */
const gracePeriod = 5_000;
/** Milliseconds that whoever left the process group may hold the output open. */
const drainPeriod = 2_000;
const longestLine = 16 * 1024;

function signalGroup(group: number | undefined, signal: NodeJS.Signals): void {
  if (group === undefined) return;
  try {
    process.kill(-group, signal);
  } catch {
    // Nothing of it is left.
  }
}

function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const take = (text: string) => {
    const lines = (rest + text).split(/\r\n|\r|\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
    // Output without line ends must not fill the memory.
    while (rest.length > longestLine) {
      onLine(rest.slice(0, longestLine));
      rest = rest.slice(longestLine);
    }
  };
  stream.on('data', (chunk: Buffer) => take(decoder.write(chunk)));
  stream.on('end', () => take(`${decoder.end()}${rest === '' ? '' : '\n'}`));
}

/**
 * Executes a script by bash as a `run` step would be, in a process group of its own. When its time is over, and at
 * its end, everything in the group is killed.
 * @throws {Error} when bash cannot be started.
 */
export async function execute(script: Script): Promise<Execution> {
  script.signal.throwIfAborted();
  const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', script.text];
  const began = performance.now();
  // One pipe for both outputs keeps their order; exec makes bash itself the leader of the group.
  const child = spawn('/bin/sh', ['-c', 'exec "$0" "$@" 2>&1', ...bash], {
    cwd: script.cwd,
    env: { ...script.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  readLines(child.stdout, script.onLine);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let timedOut = false;
  const timers: NodeJS.Timeout[] = [];
  const stop = () => {
    signalGroup(child.pid, 'SIGTERM');
    timers.push(setTimeout(() => signalGroup(child.pid, 'SIGKILL'), gracePeriod));
  };
  timers.push(
    setTimeout(() => {
      timedOut = true;
      stop();
    }, script.timeout),
  );
  script.signal.addEventListener('abort', stop, { once: true });
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (cause) =>
        reject(new Error(`bash cannot be started: ${cause.message}`, { cause })),
      );
      child.once('exit', resolve);
    });
    const seconds = Math.round(performance.now() - began) / 1000;
    signalGroup(child.pid, 'SIGKILL');
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, drainPeriod).unref())]);
    script.signal.throwIfAborted();
    return { exitCode: timedOut ? null : exitCode, seconds, timedOut };
  } finally {
    script.signal.removeEventListener('abort', stop);
    for (const timer of timers) clearTimeout(timer);
    child.stdout.destroy();
  }
}
