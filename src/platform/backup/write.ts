import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { checkedRows } from './check.ts';
import type { BackupSource } from './format.ts';

/** What was written. */
export interface WrittenBackup {
  /** Of the file. */
  readonly bytes: number;
  /** Of what is in it, as its last line says. */
  readonly sha256: string;
}

/**
 * Writes a backup: lines of JSON, gzip. Only the owner may read it, and under its name it is there whole and on disk
 * or not at all.
 * @param file its path, where nothing is yet
 * @throws {BackupRefused} when the ledger is not intact
 * @throws {Error} when there is something, or it cannot be written
 */
export async function writeBackup(source: BackupSource, file: string): Promise<WrittenBackup> {
  const partial = `${file}.partial`;
  await rm(partial, { force: true });
  try {
    const sha256 = await writeLines(source, partial);
    const bytes = await sync(partial);
    // Unlike a rename, this never takes the place of a file that somebody else has made in the meantime.
    await link(partial, file).catch((error: unknown) => {
      throw codeOf(error) === 'EEXIST' ? new Error(`${file} is there already: name a new file.`) : error;
    });
    return { bytes, sha256 };
  } finally {
    await rm(partial, { force: true });
    await sync(dirname(file));
  }
}

/** Returns the hash of the lines. */
async function writeLines(source: BackupSource, file: string): Promise<string> {
  const hash = createHash('sha256');
  const gzip = createGzip({ level: 1 });
  const stream = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  const failed = new AbortController();
  const done = finished(gzip.pipe(stream)).catch((error: unknown) => {
    failed.abort(error);
    throw error;
  });
  // Whoever waits below is told of a failure first.
  done.catch(() => {});
  const write = async (line: unknown): Promise<void> => {
    failed.signal.throwIfAborted();
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    if (!gzip.write(text)) await once(gzip, 'drain', { signal: failed.signal });
  };
  try {
    await write(source.header);
    for await (const row of checkedRows(source.header, source.rows())) await write(row);
    const sha256 = hash.copy().digest('hex');
    await write({ type: 'end', sha256 });
    gzip.end();
    await done;
    return sha256;
  } catch (error) {
    const cause = failed.signal.aborted ? failed.signal.reason : error;
    gzip.destroy();
    stream.destroy();
    // A file that is still being opened would be there after it was removed.
    if (!stream.closed) await new Promise<void>((resolve) => stream.once('close', () => resolve()));
    throw cause;
  }
}

/** Has a file, or the names in a directory, on disk when it resolves. Returns the size. */
async function sync(path: string): Promise<number> {
  const handle = await open(path, 'r');
  try {
    // Windows has no way to sync a directory.
    if (process.platform !== 'win32') await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
