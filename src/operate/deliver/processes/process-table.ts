import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What the system knows of a process. */
interface ProcessEntry {
  readonly pid: number;
  readonly group: number;
  readonly ended: boolean;
  /** Clock ticks since boot. */
  readonly started: string;
}

const linux = process.platform === 'linux';

/**
 * Something that no other process ever has in common with this one, though process ids repeat: when it was started,
 * and in which boot of the machine.
 * @returns null when there is none, or it has ended and only waits to be counted
 */
export function birthOf(pid: number): string | null {
  if (linux) {
    const entry = entryOf(pid);
    return entry === null || entry.ended ? null : `${boot()}/${entry.started}`;
  }
  try {
    const text = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return text === '' || text.startsWith('Z') ? null : text.replace(/^\S+\s+/, '');
  } catch {
    return null;
  }
}

/** Ids of the processes of a group that have not ended. */
export function membersOf(group: number): readonly number[] {
  if (linux) {
    return entries()
      .filter((entry) => entry.group === group && !entry.ended)
      .map(({ pid }) => pid);
  }
  try {
    process.kill(-group, 0);
    return [group];
  } catch {
    return [];
  }
}

/**
 * TCP ports on which a group's processes listen.
 * @returns null where the system does not tell
 */
export async function portsOf(group: number): Promise<readonly number[] | null> {
  if (!linux) return null;
  const sockets = await listening();
  const ports = new Set<number>();
  // Usually the leader is the one, and who else is in its group takes a look at every process.
  const leader = socketsOf(group);
  const members = leader.some((inode) => sockets.has(inode)) ? [group] : membersOf(group);
  for (const pid of members) {
    for (const inode of socketsOf(pid)) {
      const port = sockets.get(inode);
      if (port !== undefined) ports.add(port);
    }
  }
  return [...ports].sort((one, other) => one - other);
}

/**
 * Groups with a process whose environment has this variable with this value: how one is found that was started just
 * before whoever started it was killed. Empty where the system does not tell.
 */
export function groupsWith(variable: string, value: string): readonly number[] {
  if (!linux) return [];
  const wanted = `\0${variable}=${value}\0`;
  const groups = entries()
    .filter(({ pid, ended }) => !ended && `\0${readText(`/proc/${pid}/environ`)}`.includes(wanted))
    .map(({ group }) => group);
  return [...new Set(groups)];
}

let bootId: string | undefined;

function boot(): string {
  bootId ??= readText('/proc/sys/kernel/random/boot_id').trim();
  return bootId;
}

function entries(): ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => entryOf(Number(name)) ?? []);
}

/** proc_pid_stat(5): the name in brackets may have spaces and brackets; 3 is the state, 5 the group, 22 the start. */
function entryOf(pid: number): ProcessEntry | null {
  const text = readText(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, , group] = fields;
  const started = fields[19];
  if (state === undefined || group === undefined || started === undefined) return null;
  return { pid, group: Number(group), ended: state === 'Z' || state === 'X', started };
}

/** Inode of each listening TCP socket, and its port (proc_pid_net(5): 0A is LISTEN). */
async function listening(): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const table of ['tcp', 'tcp6']) {
    // A line for each connection of the machine, and slow to be had.
    const text = await readFile(`/proc/net/${table}`, 'latin1').catch(() => '');
    for (const line of text.split('\n')) {
      if (!line.includes(' 0A ')) continue;
      const fields = line.trim().split(/\s+/);
      const [, local, , state] = fields;
      const inode = fields[9];
      const port = local?.split(':')[1];
      if (state === '0A' && inode !== undefined && port !== undefined)
        found.set(inode, Number.parseInt(port, 16));
    }
  }
  return found;
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(readLink(`/proc/${pid}/fd/${fd}`))?.[1];
      return inode === undefined ? [] : [inode];
    });
  } catch {
    return [];
  }
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** Empty when the process has gone meanwhile. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
