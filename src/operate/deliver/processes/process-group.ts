import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { birthOf, membersOf } from './process-table.ts';

/** A process that leads a group of its own, known beyond the life of whoever started it. */
export interface GroupIdentity {
  readonly pid: number;
  /** See `birthOf`. */
  readonly birth: string;
}

/** How a group's leader ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A group that was started here. */
export interface StartedGroup {
  readonly identity: GroupIdentity;
  /** Resolves when the leader has ended, whatever its children do. */
  readonly exited: Promise<Exit>;
}

/**
 * Starts a command as the leader of a process group. It writes straight to its log, so that it goes on when whoever
 * started it has gone.
 * @throws {Error} when it could not be started, such as where the directory does not exist
 */
export async function startGroup(options: {
  readonly command: string;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
}): Promise<StartedGroup> {
  const { command, directory, environment, logFile } = options;
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn('/bin/sh', ['-c', command], {
      cwd: directory,
      env: { ...environment },
      detached: true,
      stdio: ['ignore', log, log],
    });
    const exited = new Promise<Exit>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error: NodeJS.ErrnoException) => {
        reject(new Error(`it could not be started in ${directory} (${error.code ?? error.message})`));
      });
    });
    const pid = child.pid ?? 0;
    // Already ended: then nothing is left to be known by.
    return { identity: { pid, birth: birthOf(pid) ?? '' }, exited };
  } finally {
    closeSync(log);
  }
}

/** Whether the leader is still there, and is the same. */
export function isRunning({ pid, birth }: GroupIdentity): boolean {
  return birth !== '' && birthOf(pid) === birth;
}

/**
 * Ends every process of the group: asks by SIGTERM, and after `grace` milliseconds no longer asks. With a grace of 0,
 * at once.
 */
export async function endGroup(identity: GroupIdentity, grace: number): Promise<void> {
  if (!isOurs(identity)) return;
  if (grace > 0) {
    signal(identity.pid, 'SIGTERM');
    if (await gone(identity.pid, grace)) return;
  }
  signal(identity.pid, 'SIGKILL');
  await gone(identity.pid, 5000);
}

/** A group's id is given to nobody else while the group has a member; afterwards it may be anybody's. */
function isOurs(identity: GroupIdentity): boolean {
  const { pid, birth } = identity;
  const now = birthOf(pid);
  return now === null ? hasMembers(pid) : now === birth;
}

async function gone(group: number, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  for (let pause = 5; hasMembers(group); pause = Math.min(100, pause * 2)) {
    // What has ended and is not counted by anybody, as in a container without an init, is a member for ever.
    if (pause === 100 && membersOf(group).length === 0) return true;
    if (performance.now() >= until) return false;
    await sleep(pause);
  }
  return true;
}

function hasMembers(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

function signal(group: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-group, name);
  } catch {
    // It has ended meanwhile.
  }
}
