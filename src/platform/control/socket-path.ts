import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const name = 'control.sock';

/** The address of a Unix socket has room for so many bytes (sun_path: 104 on BSD and macOS, 108 on Linux, with the 0). */
const longestPath = 103;

/**
 * Where the App of a data directory is spoken to: in that directory, or, where its path is too long for a socket, in
 * a directory for this user only that is named for it.
 * @param make creates that directory
 * @throws {Error} when it belongs to somebody else
 */
export function controlSocket(directory: string, { make }: { readonly make: boolean }): string {
  const inside = join(directory, name);
  if (Buffer.byteLength(inside) <= longestPath) return inside;
  const hash = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 16);
  const beside = join(tmpdir(), `wired-chaos-${hash}`);
  if (make) mkdirSync(beside, { recursive: true, mode: 0o700 });
  const found = lstatSync(beside, { throwIfNoEntry: false });
  if (found !== undefined && (!found.isDirectory() || found.uid !== userInfo().uid || found.mode & 0o077)) {
    throw new Error(
      `${beside} is not a directory that only this user can use: remove it, or use a shorter data directory.`,
    );
  }
  return join(beside, name);
}
