import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The last resort: while a file of this name is in the data directory, its process does nothing that moves forward. */
const name = 'PAUSE';

/** Where the file would be. */
export function pauseFile(directory: string): string {
  return join(directory, name);
}

/**
 * Since when the file is there, or null when there is none.
 * @throws {Error} when that cannot be found out.
 */
export async function pausedByFile(file: string): Promise<Date | null> {
  try {
    return (await stat(file)).mtime;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
