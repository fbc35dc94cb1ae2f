import { constants } from 'node:fs';
import { open, realpath, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, normalize, sep } from 'node:path';

/** The content of a file that a command wrote, or why there is none. */
export type ResultFile =
  | { readonly ok: true; readonly content: Uint8Array }
  | { readonly ok: false; readonly reason: string };

/** Bytes; what is larger is not read by anybody. */
const largest = 10 * 1024 * 1024;

/** The path with the links of its folder resolved; null when that folder is not there or not within the tree. */
async function resolved(tree: string, path: string): Promise<string | null> {
  try {
    const root = await realpath(tree);
    const folder = await realpath(join(tree, dirname(path)));
    return `${folder}${sep}`.startsWith(`${root}${sep}`) ? join(folder, basename(path)) : null;
  } catch {
    return null;
  }
}

/**
 * Checks a path of a result file from the configuration.
 * @throws {Error} when it leads out of the tree.
 */
export function requireWithin(path: string): void {
  const normal = normalize(path);
  if (isAbsolute(path) || normal === '.' || normal.startsWith('..') || normal.startsWith(`.git${sep}`)) {
    throw new Error(
      `The result file ${path} is not within the repository: name a path relative to its root.`,
    );
  }
}

/** Removes what lies at the path, so that a file from before never counts. */
export async function removeResult(tree: string, path: string): Promise<void> {
  const file = await resolved(tree, path);
  if (file !== null) await rm(file, { recursive: true, force: true });
}

/** Reads what a command left at the path: a regular file within the tree, not larger than 10 MiB. */
export async function readResult(tree: string, path: string): Promise<ResultFile> {
  const file = await resolved(tree, path);
  if (file === null) return { ok: false, reason: `${path} was not written` };
  // A link is not followed, and a pipe does not make us wait.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(file, flags).catch((error: NodeJS.ErrnoException) => error.code ?? error.message);
  if (typeof handle === 'string') {
    const what = handle === 'ENOENT' ? 'was not written' : handle === 'ELOOP' ? 'is a link' : `: ${handle}`;
    return { ok: false, reason: `${path} ${what}` };
  }
  try {
    const status = await handle.stat();
    if (!status.isFile()) return { ok: false, reason: `${path} is not a regular file` };
    const buffer = new Uint8Array(largest + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
      length += bytesRead;
      if (bytesRead === 0 || length > largest) break;
    }
    if (length > largest) return { ok: false, reason: `${path} is larger than 10 MiB` };
    return { ok: true, content: buffer.slice(0, length) };
  } finally {
    await handle.close();
  }
}
