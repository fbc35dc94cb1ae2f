import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { updateHook } from '../pushes/guard.ts';

/** Writes the hooks that all repositories below a directory share. Returns their folder. */
export async function installHooks(directory: string): Promise<string> {
  const folder = join(directory, '.hooks');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'update'), updateHook, { mode: 0o755 });
  return folder;
}
