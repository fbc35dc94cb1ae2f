import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { generateLedgerKey, type LedgerKey, ledgerKeyPem, parseLedgerKeys } from './key.ts';

/** Owner only. */
const keyMode = 0o600;

/** The key that the App makes for itself, in its data directory. */
export function ledgerKeyFile(directory: string): string {
  return join(directory, 'ledger-key.pem');
}

/** A key that is being rotated in. It becomes the key file once the ledger has it on record. */
export function nextLedgerKeyFile(directory: string): string {
  return join(directory, 'ledger-key.next.pem');
}

/**
 * The keys in a file. Whoever can read them can sign in this App's name, so a file that others can read is refused.
 * @param mask the permission bits that must not be set: nobody but the owner by default
 * @returns null when there is no such file
 * @throws {Error} saying what is wrong with the file and what to do
 */
export function readLedgerKeyFile(file: string, mask = 0o077): LedgerKey[] | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const mode = fstatSync(descriptor).mode & 0o777;
    // Windows has no such bits and reports them all.
    if (process.platform !== 'win32' && (mode & mask) !== 0) {
      throw new Error(
        `The ledger key ${file} can be used by others (mode ${mode.toString(8)}). Run: chmod 600 ${file}. ` +
          'If somebody may have read it, run afterwards: wired-chaos ledger rotate-key',
      );
    }
    return parse(readFileSync(descriptor, 'utf8'), file);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The App's own keys: the one in the key file, and one that is being rotated in, for a crash may have come between
 * the record of the rotation and the change of the file. Which of them signs is what the ledger has on record.
 */
export function ownLedgerKeys(directory: string): LedgerKey[] {
  const files = [ledgerKeyFile(directory), nextLedgerKeyFile(directory)];
  return files.flatMap((file) => readLedgerKeyFile(file) ?? []);
}

/** Makes the App's first key. Only for the process that holds the directory's lock. */
export function createLedgerKeyFile(directory: string): LedgerKey {
  const key = generateLedgerKey();
  stageLedgerKey(directory, key);
  settleLedgerKeyFile(directory, key.id);
  return key;
}

/** Writes a key for a rotation, in place of one that never came to be used. On disk when this returns. */
export function stageLedgerKey(directory: string, key: LedgerKey): void {
  const file = nextLedgerKeyFile(directory);
  rmSync(file, { force: true });
  writeNew(file, key);
}

/**
 * Puts the staged key in place of the key file once it is the one on record. The key before is destroyed: its public
 * half verifies all that it has signed, and nobody can sign in its name again.
 * @param current the id of the key on record
 */
export function settleLedgerKeyFile(directory: string, current: string): void {
  const next = nextLedgerKeyFile(directory);
  if (readLedgerKeyFile(next)?.[0]?.id !== current) return;
  renameSync(next, ledgerKeyFile(directory));
  syncDirectory(directory);
}

function writeNew(file: string, key: LedgerKey): void {
  const descriptor = openSync(file, 'wx', keyMode);
  try {
    writeSync(descriptor, ledgerKeyPem(key));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncDirectory(dirname(file));
}

/** A new name is on disk only once its directory is (man 2 fsync). */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function parse(text: string, file: string): LedgerKey[] {
  try {
    return parseLedgerKeys(text);
  } catch (error) {
    throw new Error(
      `The ledger key ${file} cannot be used: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
