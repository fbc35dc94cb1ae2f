import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileEvent } from './trace.ts';

/** Of what was not synced. */
export type Fate =
  /** Nothing has reached the disk. */
  | 'nothing'
  /** Some of it, in any mixture, and of some writes only some sectors. */
  | 'some'
  /** All of it: the process died, and the machine did not. */
  | 'all';

type Change =
  | { readonly kind: 'write'; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly size: number };

interface Inode {
  /** What is on disk for certain. */
  durable: Buffer;
  /** What was done since, and may be on disk or not. */
  pending: Change[];
  readonly mode: number;
}

type Naming = { readonly path: string; readonly inode: Inode | null };

/** A disk writes whole sectors. */
const sector = 512;
/** Shared memory of SQLite, which never survives a crash of the machine, and sockets. */
const fleeting = /-shm$|\.sock$/;

/**
 * What the files below a directory would be after a power cut, by the letter of fsync(2): content is on disk once the
 * file was synced, a name once its directory was. Names of directories are taken to last from the beginning.
 */
export class Disk {
  readonly #directory: string;
  /** Names as the process sees them. */
  readonly #names = new Map<string, Inode>();
  /** Names that are on disk for certain. */
  readonly #durable = new Map<string, Inode>();
  /** Changes of names since, by directory. */
  readonly #pending = new Map<string, Naming[]>();

  /** Takes what is in the directory now to be on disk. */
  constructor(directory: string) {
    this.#directory = directory;
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || fleeting.test(path)) continue;
      const inode = { durable: readFileSync(path), pending: [], mode: statSync(path).mode & 0o777 };
      this.#names.set(path, inode);
      this.#durable.set(path, inode);
    }
  }

  take(event: FileEvent): void {
    if (event.kind === 'said' || fleeting.test(event.path)) return;
    const { path } = event;
    const inode = this.#names.get(path);
    switch (event.kind) {
      case 'open':
        if (inode === undefined) this.#name(path, { durable: Buffer.alloc(0), pending: [], mode: 0o600 });
        else if (event.empties) inode.pending.push({ kind: 'truncate', size: 0 });
        return;
      case 'write': {
        if (inode === undefined) throw new Error(`${path} is written and was never opened`);
        const offset = Number.isFinite(event.offset) ? event.offset : contentOf(inode).length;
        inode.pending.push({ kind: 'write', offset, data: event.data });
        return;
      }
      case 'truncate':
        inode?.pending.push({ kind: 'truncate', size: event.size });
        return;
      case 'remove':
        this.#name(path, null);
        return;
      case 'rename':
        this.#rename(path, event.to);
        return;
      case 'sync':
        if (inode === undefined) this.#syncNames(path);
        else {
          inode.durable = contentOf(inode);
          inode.pending = [];
        }
    }
  }

  /** Writes into a directory what would be on disk if the power went now. */
  write(into: string, fate: Fate, random: () => number): void {
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into, { recursive: true, mode: 0o700 });
    const names = new Map(this.#durable);
    for (const changes of this.#pending.values()) {
      for (const { path, inode } of changes.filter(() => survives(fate, random))) {
        if (inode === null) names.delete(path);
        else names.set(path, inode);
      }
    }
    for (const [path, inode] of names) {
      const file = join(into, path.slice(this.#directory.length));
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const kept = inode.pending.flatMap((change) => surviving(change, fate, random));
      writeFileSync(file, applied(inode.durable, kept));
      chmodSync(file, inode.mode);
    }
    // PostgreSQL wants its directories, empty ones too.
    for (const entry of readdirSync(this.#directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name).slice(this.#directory.length);
      mkdirSync(join(into, path), { recursive: true, mode: 0o700 });
    }
  }

  #name(path: string, inode: Inode | null): void {
    if (inode === null) this.#names.delete(path);
    else this.#names.set(path, inode);
    const directory = dirname(path);
    const changes = this.#pending.get(directory) ?? [];
    this.#pending.set(directory, [...changes, { path, inode }]);
  }

  #rename(from: string, to: string): void {
    const inode = this.#names.get(from);
    if (inode !== undefined) {
      this.#name(to, inode);
      this.#name(from, null);
      return;
    }
    for (const names of [this.#names, this.#durable]) {
      for (const [path, one] of [...names]) {
        if (!path.startsWith(`${from}/`)) continue;
        names.delete(path);
        names.set(`${to}${path.slice(from.length)}`, one);
      }
    }
  }

  #syncNames(directory: string): void {
    for (const { path, inode } of this.#pending.get(directory) ?? []) {
      if (inode === null) this.#durable.delete(path);
      else this.#durable.set(path, inode);
    }
    this.#pending.delete(directory);
  }
}

function contentOf({ durable, pending }: Inode): Buffer {
  return pending.length === 0 ? durable : applied(durable, pending);
}

function applied(before: Buffer, changes: readonly Change[]): Buffer {
  let length = before.length;
  let longest = length;
  for (const change of changes) {
    length = change.kind === 'truncate' ? change.size : Math.max(length, change.offset + change.data.length);
    longest = Math.max(longest, length);
  }
  const content = Buffer.alloc(longest);
  before.copy(content);
  let end = before.length;
  for (const change of changes) {
    if (change.kind === 'write') {
      change.data.copy(content, change.offset);
      end = Math.max(end, change.offset + change.data.length);
    } else {
      if (change.size < end) content.fill(0, change.size, end);
      end = change.size;
    }
  }
  return content.subarray(0, end);
}

function survives(fate: Fate, random: () => number): boolean {
  return fate === 'all' || (fate === 'some' && random() < 0.5);
}

/** What of a change is on disk: all, nothing, or of a write some sectors. */
function surviving(change: Change, fate: Fate, random: () => number): Change[] {
  if (fate !== 'some') return fate === 'all' ? [change] : [];
  const luck = random();
  if (luck < 0.4) return [change];
  if (luck < 0.8 || change.kind === 'truncate') return [];
  const torn: Change[] = [];
  for (let at = 0; at < change.data.length; at += sector) {
    if (random() < 0.5) continue;
    torn.push({ kind: 'write', offset: change.offset + at, data: change.data.subarray(at, at + sector) });
  }
  return torn;
}
