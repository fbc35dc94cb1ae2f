import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another live process holds the lock. The message names it. */
export class LockHeld extends Error {
  constructor(what: string, file: string) {
    super(
      `${what} is in use by ${holder(file)}. Stop that process first, or choose another directory with ` +
        'WIRED_CHAOS_DATA.',
    );
    this.name = 'LockHeld';
  }
}

/** Referred to from here as well, for a database that nobody refers to is closed by the garbage collector. */
const held = new Set<DatabaseSync>();

/** A lock that this process holds until it is released, or until the process ends, however it ends. */
export interface ProcessLock {
  release(): void;
}

/**
 * Takes a lock that at most one process has. It is the operating system's advisory lock on a small SQLite file: the
 * system drops it with the process, so it is never left behind by a crash and never stolen from a living process,
 * also where process ids repeat (containers that share a volume). Beside it, `<file>.holder` says who has it.
 * @param what names the locked thing at the beginning of a sentence.
 * @throws {LockHeld} when another process, or another part of this one, has it.
 */
export function acquireLock(file: string, what: string): ProcessLock {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new LockHeld(what, file);
    throw error;
  }
  const started = new Date().toISOString();
  writeFileSync(`${file}.holder`, `${JSON.stringify({ pid: process.pid, since: started })}\n`, {
    mode: 0o600,
  });
  held.add(database);
  return {
    release: () => {
      held.delete(database);
      database.close();
    },
  };
}

/** SQLITE_BUSY is result code 5 (sqlite.org/rescode.html). */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function holder(file: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(`${file}.holder`, 'utf8'));
    return `process ${pid} (since ${since})`;
  } catch {
    return 'another process';
  }
}
