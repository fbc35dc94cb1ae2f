import { git, gitText } from './run.ts';

/** An entry of a tree. */
export interface TreeEntry {
  /** Six octal digits. */
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  /** Bytes, of blobs. */
  readonly size: number | null;
  readonly path: string;
}

/** What kind of object an id names, or null. */
export async function objectType(directory: string, sha: string): Promise<string | null> {
  const result = await git(directory, ['cat-file', '-t', sha], { accept: [0, 1, 128] });
  return result.code === 0 ? result.stdout.toString('utf8').trim() : null;
}

/** The bytes of a blob. @throws {GitError} when there is none. */
export async function readBlob(directory: string, sha: string): Promise<Buffer> {
  return (await git(directory, ['cat-file', 'blob', sha])).stdout;
}

/** A file's bytes at a commit, or null when it is not there or is no file. */
export async function readFileAt(directory: string, commit: string, path: string): Promise<Buffer | null> {
  const result = await git(directory, ['cat-file', 'blob', `${commit}:${path}`], { accept: [0, 128] });
  return result.code === 0 ? result.stdout : null;
}

/** Stores bytes. Returns the blob's id. */
export async function writeBlob(directory: string, content: Uint8Array): Promise<string> {
  return gitText(directory, ['hash-object', '-w', '--stdin'], { input: content });
}

/** The entries of a tree (or of a commit's tree). @throws {GitError} when there is none. */
export async function readTree(directory: string, sha: string, recursive: boolean): Promise<TreeEntry[]> {
  const flags = recursive ? ['-r', '-t'] : [];
  const result = await git(directory, ['ls-tree', '-z', '--long', '--full-tree', ...flags, sha]);
  return parseTree(result.stdout.toString('utf8'));
}

/** The entry of a path at a commit, or null. */
export async function entryAt(directory: string, commit: string, path: string): Promise<TreeEntry | null> {
  const args = ['ls-tree', '-z', '--long', '--full-tree', commit, '--', path];
  const result = await git(directory, args);
  return parseTree(result.stdout.toString('utf8'))[0] ?? null;
}

function parseTree(text: string): TreeEntry[] {
  return text
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, tab).split(/ +/);
      const kind = type === 'tree' || type === 'commit' ? type : 'blob';
      return { mode, type: kind, sha, size: size === '-' ? null : Number(size), path: line.slice(tab + 1) };
    });
}

/** A change to a tree: an object at a path, or the path's removal. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  /** Null removes the path. */
  readonly sha: string | null;
}

/** Writes a tree: the base's entries with the changes made. Returns its id. */
export async function writeTree(
  directory: string,
  base: string | null,
  changes: readonly TreeChange[],
  index: string,
): Promise<string> {
  const environment = { GIT_INDEX_FILE: index };
  await git(directory, base === null ? ['read-tree', '--empty'] : ['read-tree', base], { environment });
  const zero = '0'.repeat(40);
  const lines = changes.map(({ path, mode, sha }) =>
    sha === null ? `0 ${zero}\t${path}` : `${mode} ${sha}\t${path}`,
  );
  await git(directory, ['update-index', '-z', '--index-info'], {
    environment,
    input: `${lines.join('\0')}\0`,
  });
  return gitText(directory, ['write-tree'], { environment });
}
