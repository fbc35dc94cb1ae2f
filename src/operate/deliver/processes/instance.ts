import { setTimeout as sleep } from 'node:timers/promises';
import type { Sha } from '../../../domain/ids.ts';
import { freePort } from './free-port.ts';
import { probe } from './health.ts';
import { type Exit, endGroup, type GroupIdentity, isRunning, startGroup } from './process-group.ts';
import { membersOf, portsOf } from './process-table.ts';
import { serviceEnvironment } from './service-environment.ts';
import { lastWords } from './service-log.ts';
import type { Specification } from './specification.ts';

/** A version in execution. */
export interface Instance {
  readonly identity: GroupIdentity;
  readonly port: number;
  /** Resolves when its leader has ended; null for one that another process started, of which nobody is told. */
  readonly exited: Promise<Exit> | null;
}

/** A version that does not come up. The message says what it did instead; it quotes its log: untrusted text. */
export class StartFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartFailed';
  }
}

/** Variable by which a process is known to be of a version, also when whoever started it was killed right then. */
export const marker = 'WIRED_CHAOS_VERSION';

/** Between two probes of a version that starts, in milliseconds. */
const startInterval = 40;

/**
 * Starts a version on a free port and waits until it is well. What does not come up has been ended when this throws.
 * @param options.onStarted is told at once, before anything else is waited for
 * @throws {StartFailed}
 */
export async function startInstance(options: {
  readonly version: string;
  readonly revision: Sha;
  /** Of this revision. */
  readonly specification: Specification;
  readonly logFile: string;
  readonly signal: AbortSignal;
  readonly onStarted: (instance: Instance) => void;
}): Promise<Instance> {
  const { version, revision, specification, logFile, signal, onStarted } = options;
  const port = await freePort();
  const own = { PORT: String(port), WIRED_CHAOS_REVISION: revision, [marker]: version };
  let secrets: readonly string[] = [];
  let instance: Instance;
  try {
    const environment = serviceEnvironment(specification.environmentFile, own);
    secrets = environment.secrets;
    const { command, directory } = specification;
    const group = await startGroup({ command, directory, environment: environment.variables, logFile });
    instance = { ...group, port };
  } catch (error) {
    throw new StartFailed(error instanceof Error ? error.message : String(error));
  }
  onStarted(instance);
  const problem = await notWell(instance, specification, signal);
  if (problem === null) return instance;
  await endGroup(instance.identity, 0);
  const words = lastWords(logFile, secrets);
  throw new StartFailed(words === '' ? problem : `${problem}; its last words: ${words}`);
}

/** Waits until it is well. @returns null, or what is wrong */
async function notWell(
  instance: Instance,
  { health, timings }: Specification,
  signal: AbortSignal,
): Promise<string | null> {
  const { port, identity } = instance;
  let exit: Exit | null = null;
  instance.exited?.then((how) => {
    exit = how;
  });
  const until = performance.now() + timings.start;
  let last = 'it was not asked';
  for (let successes = 0; performance.now() < until; ) {
    if (signal.aborted) return 'it was called off';
    if (exit !== null) return ended(exit, identity.pid);
    const found = await probe({ port, path: health, timeout: timings.timeout });
    if (found.kind === 'well') successes += 1;
    else {
      successes = 0;
      last = found.why;
    }
    if (successes >= timings.successes)
      return exit === null ? await impostor(identity.pid, port) : ended(exit, identity.pid);
    await sleep(successes > 0 ? 5 : startInterval);
  }
  return `it is not well after ${timings.start / 1000} s: ${last}${await elsewhere(identity.pid, port)}`;
}

function ended({ code, signal }: Exit, group: number): string {
  const how = signal === null ? `code ${code}` : signal;
  return membersOf(group).length === 0
    ? `it ended with ${how} before it was well`
    : `it ended with ${how} and left processes in the background: run it in the foreground`;
}

/** Health that somebody else answers is none. */
async function impostor(group: number, port: number): Promise<string | null> {
  const ports = await portsOf(group);
  if (ports === null || ports.includes(port)) return null;
  return `another program answers on its port ${port}${await elsewhere(group, port)}`;
}

async function elsewhere(group: number, port: number): Promise<string> {
  const ports = await portsOf(group);
  if (ports === null || ports.includes(port)) return '';
  if (ports.length === 0) return `; it listens on no port, and should on ${port} (the variable PORT)`;
  return `; it listens on ${ports.join(', ')}, and should on ${port} (the variable PORT)`;
}

/** One that was started by a process that has gone. @returns null when it has gone as well */
export function adopted(identity: GroupIdentity, port: number): Instance | null {
  return isRunning(identity) ? { identity, port, exited: null } : null;
}
