import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where what the bench compares with is installed, apart from the product's own dependencies. */
export const peersFolder = fileURLToPath(new URL('./', import.meta.url));

/**
 * Installs the peers when one is missing.
 * @returns null, or why it is not there
 */
export async function installPeers(name: string): Promise<string | null> {
  if (existsSync(join(peersFolder, 'node_modules', name))) return null;
  try {
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    await promisify(execFile)('npm', args, { cwd: peersFolder });
    return null;
  } catch {
    return 'it could not be installed';
  }
}
