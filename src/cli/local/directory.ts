import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChangedFile } from '../../domain/pull-request.ts';
import { decode, largestText } from './decode.ts';

/**
 * Everything in a directory as if a change had added it, in the order of the paths; folders named `.git` are left
 * out, links are not followed.
 */
export async function directoryAsAdded(directory: string): Promise<ChangedFile[]> {
  const files: ChangedFile[] = [];
  for (const path of await pathsUnder(directory, '')) files.push(await added(directory, path));
  return files;
}

async function pathsUnder(directory: string, prefix: string): Promise<string[]> {
  const entries = await readdir(join(directory, prefix), { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== '.git') paths.push(...(await pathsUnder(directory, path)));
    } else if (entry.isFile() || entry.isSymbolicLink()) paths.push(path);
  }
  return paths;
}

async function added(directory: string, path: string): Promise<ChangedFile> {
  const place = join(directory, path);
  const { size, ...stats } = await lstat(place);
  const common = {
    path,
    status: 'added',
    additions: 0,
    deletions: 0,
    binary: false,
    addedLines: [],
  } as const;
  if (stats.mode !== undefined && (stats.mode & 0o170000) === 0o120000) {
    return { ...common, ...whole(await readlink(place)), kind: 'symlink' };
  }
  if (size > largestText) {
    const why = `it is larger than ${largestText / 1024 / 1024} MB`;
    return { ...common, texts: { readable: false, why } };
  }
  const decoded = decode(await readFile(place));
  if (decoded.readable) return { ...common, ...whole(decoded.text) };
  return { ...common, binary: decoded.binary, texts: { readable: false, why: decoded.why } };
}

/** A text of which every line is an added one. */
export function whole(text: string): Pick<ChangedFile, 'additions' | 'addedLines' | 'texts'> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return {
    additions: lines.length,
    addedLines: lines.map((line, index) => ({ number: index + 1, text: line })),
    texts: { readable: true, base: null, head: text },
  };
}
