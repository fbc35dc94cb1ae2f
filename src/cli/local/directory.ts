import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import type { ChangedFile } from '../../domain/pull-request.ts';
import { decode, largestText } from './decode.ts';

/**
 * Everything in a directory as if a change had added it, in the order of the paths; folders named `.git` are left
 * out, links are not followed.
 */
export async function directoryAsAdded(directory: string): Promise<ChangedFile[]> {
  const files: ChangedFile[] = [];
  const root = Buffer.from(`${directory}/`);
  for (const name of await namesUnder(root, Buffer.alloc(0))) files.push(await added(root, name));
  return files;
}

/** Names are bytes and need not be UTF-8. */
async function namesUnder(root: Buffer, prefix: Buffer): Promise<Buffer[]> {
  const entries = await readdir(Buffer.concat([root, prefix]), { withFileTypes: true, encoding: 'buffer' });
  const names: Buffer[] = [];
  for (const entry of entries.sort((one, other) => Buffer.compare(one.name, other.name))) {
    const name = Buffer.concat([prefix, entry.name]);
    if (entry.isDirectory()) {
      const folder = Buffer.concat([name, Buffer.from('/')]);
      if (entry.name.toString('latin1') !== '.git') names.push(...(await namesUnder(root, folder)));
    } else if (entry.isFile() || entry.isSymbolicLink()) names.push(name);
  }
  return names;
}

async function added(root: Buffer, name: Buffer): Promise<ChangedFile> {
  const place = Buffer.concat([root, name]);
  const path = name.toString('utf8');
  const { size, mode } = await lstat(place);
  const common = {
    path,
    status: 'added',
    additions: 0,
    deletions: 0,
    binary: false,
    addedLines: [],
  } as const;
  if ((mode & 0o170000) === 0o120000) {
    return { ...common, ...whole(await readlink(place)), kind: 'symlink' };
  }
  if (size > largestText) {
    const why = `it is larger than ${largestText / 1024 / 1024} MB`;
    return { ...common, texts: { readable: false, why } };
  }
  const bytes = await readFile(place).catch(codeOf);
  if (typeof bytes === 'string')
    return { ...common, texts: { readable: false, why: `it cannot be opened (${bytes})` } };
  const decoded = decode(bytes);
  if (decoded.readable) return { ...common, ...whole(decoded.text) };
  return { ...common, binary: decoded.binary, texts: { readable: false, why: decoded.why } };
}

/** What the system says, such as `EACCES`; a file that nobody may read is no reason to judge none. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
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
