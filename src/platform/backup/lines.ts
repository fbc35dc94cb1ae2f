import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BackupRefused } from './format.ts';

/** GitHub delivers up to 25 MB, which is a third more in base64. */
const longestLine = 64 * 1024 * 1024;
const lineFeed = 10;

/**
 * The lines of a gzip file, without their line feeds.
 * @throws {BackupRefused} when it is none, or cut off, or a line is longer than any in a backup
 */
export async function* linesIn(file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const input = createReadStream(file);
  const piped = pipeline(input, gunzip);
  // Told to whoever reads from it.
  piped.catch(() => {});
  let pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
        yield Buffer.concat([...pieces, chunk.subarray(from, at)]);
        pieces = [];
        length = 0;
        from = at + 1;
      }
      const rest = chunk.subarray(from);
      length += rest.length;
      if (length > longestLine)
        throw new BackupRefused(`${file} is no backup: it has a line without an end.`);
      if (rest.length > 0) pieces.push(rest);
    }
  } catch (error) {
    throw isZlib(error) ? new BackupRefused(`${file} is no whole backup: ${reason(error)}.`) : error;
  } finally {
    gunzip.destroy();
    input.destroy();
  }
  if (length > 0) throw new BackupRefused(`${file} is cut off.`);
}

/** Z_DATA_ERROR and Z_BUF_ERROR: not gzip, changed, or cut off. */
function isZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
