import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * How the last use of the database ended. After a crash of the process all its files are as it wrote them. After a
 * crash of the machine anything that was not synced may be missing, in any mixture.
 */
export type LastEnd = 'clean' | 'process crashed' | 'machine crashed';

const bootIdFile = '/proc/sys/kernel/random/boot_id';
const lost = 'lost';

/** How the last use ended, as its marker says; to be asked before the next begins. */
export function lastEndOf(marker: string): LastEnd {
  if (!existsSync(marker)) return 'clean';
  // Where the system does not say when it was started, think the worst.
  return readFileSync(marker, 'utf8') === bootId() ? 'process crashed' : 'machine crashed';
}

/** Notes that the database is in use. The note is on disk when this returns. */
export function beginUse(marker: string): void {
  write(marker, bootId() ?? lost);
}

/** Notes that the database has lost something: until the next {@link beginUse} it is as after a crash of the machine. */
export function noteLoss(marker: string): void {
  write(marker, lost);
}

/** Notes that everything is on disk and nobody uses the database any more. */
export function endUse(marker: string): void {
  rmSync(marker, { force: true });
  syncDirectory(dirname(marker));
}

function write(marker: string, text: string): void {
  const descriptor = openSync(marker, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncDirectory(dirname(marker));
}

/** Another one after every start of the machine (man 4 random); null where there is none. */
function bootId(): string | null {
  try {
    return readFileSync(bootIdFile, 'utf8').trim();
  } catch {
    return null;
  }
}

function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
