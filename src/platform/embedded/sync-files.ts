import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** So many at a time: a disk syncs several files together in little more time than one. */
const atOnce = 16;

/** Clocks of file systems are coarse, and a file may be written while it is looked at. In milliseconds. */
const margin = 2000;

/**
 * Puts on disk (fsync) every file and directory below a directory that was changed since then.
 * @param since null for all
 */
export async function syncFiles(directory: string, since: Date | null): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = [directory, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  const oldest = since === null ? Number.NEGATIVE_INFINITY : since.getTime() - margin;
  const take = paths.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const path of take) await unlessGone(() => syncIfNewer(path, oldest));
    }),
  );
}

async function syncIfNewer(path: string, oldest: number): Promise<void> {
  const { mtimeMs } = await stat(path);
  if (mtimeMs < oldest) return;
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The database removes files of its own while it works. */
async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
