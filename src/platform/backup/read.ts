import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checkedRows } from './check.ts';
import { BackupEnd, BackupHeader, BackupRefused, BackupRow, backupVersion } from './format.ts';
import { linesIn } from './lines.ts';

/** A backup that is being read. */
export interface Backup {
  readonly header: BackupHeader;
  /**
   * Its rows, once. Only when it comes to its end it is known that they are all there, as they were written, and that
   * the ledger is intact: whoever keeps them must be able to undo that until then.
   * @throws {BackupRefused}
   */
  rows(): AsyncGenerator<BackupRow>;
  /** For whoever does not read it to its end. */
  close(): Promise<void>;
}

/**
 * Opens a backup and reads what it is.
 * @throws {BackupRefused} when it is none, or of another version
 */
export async function openBackup(file: string): Promise<Backup> {
  const lines = linesIn(file);
  const hash = createHash('sha256');
  const first = await lines.next();
  try {
    if (first.done === true) throw new BackupRefused(`${file} is empty.`);
    const header = headerIn(first.value, file);
    hash.update(first.value).update('\n');
    return {
      header,
      rows: () => checkedRows(header, rowsIn()),
      close: async () => {
        await lines.return(undefined);
      },
    };
  } catch (error) {
    await lines.return(undefined);
    throw error;
  }

  async function* rowsIn(): AsyncGenerator<BackupRow> {
    let number = 1;
    let ended = false;
    for await (const line of lines) {
      number += 1;
      if (ended) throw new BackupRefused(`${file} goes on after its end, in line ${number}.`);
      const data = parse(line);
      const end = BackupEnd.safeParse(data).data;
      if (end === undefined) {
        const row = BackupRow.safeParse(data).data;
        if (row === undefined)
          throw new BackupRefused(`${file}, line ${number}: this is no row of a backup.`);
        hash.update(line).update('\n');
        yield row;
      } else {
        ended = true;
        if (hash.digest('hex') !== end.sha256) {
          throw new BackupRefused(
            `${file} was changed: its content does not have the SHA-256 of its last line.`,
          );
        }
      }
    }
    if (!ended) throw new BackupRefused(`${file} is cut off after line ${number}.`);
  }
}

const AnyVersion = z.object({ type: z.literal('wired-chaos-backup'), version: z.number() });

function headerIn(line: Uint8Array, file: string): BackupHeader {
  const data = parse(line);
  const any = AnyVersion.safeParse(data).data;
  if (any === undefined) throw new BackupRefused(`${file} is no backup of WIRED CHAOS.`);
  if (any.version !== backupVersion) {
    throw new BackupRefused(
      `${file} has format ${any.version}; this program reads ${backupVersion}. Restore it with the version that wrote it.`,
    );
  }
  const header = BackupHeader.safeParse(data);
  if (header.success) return header.data;
  throw new BackupRefused(`${file}, line 1: ${z.prettifyError(header.error)}`);
}

/** Undefined when it is not JSON. */
function parse(line: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}
