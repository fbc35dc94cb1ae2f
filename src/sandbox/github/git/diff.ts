import { git } from './run.ts';

type FileStatus = 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';

/** One changed file, as git sees it. */
export interface FileChange {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: FileStatus;
  /** The blob after the change, or before it when it was removed. */
  readonly sha: string;
  /** Null for binary files. */
  readonly additions: number | null;
  readonly deletions: number | null;
}

const statuses: Readonly<Record<string, FileStatus>> = {
  A: 'added',
  C: 'copied',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** What a root commit is compared with. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** What changed from one commit or tree to another, renames found, in the order of git. Null means "nothing". */
export async function changedFiles(
  directory: string,
  from: string | null,
  to: string,
): Promise<FileChange[]> {
  const flags = ['-r', '-M', '-z', '--raw', '--numstat', '--no-abbrev', '--no-ext-diff'];
  const result = await git(directory, ['diff-tree', ...flags, from ?? emptyTree, to]);
  // First all files in the raw form, then all with their counts.
  const fields = result.stdout.toString('utf8').split('\0');
  const { files, end } = parseRaw(fields);
  const counts = parseCounts(fields.slice(end));
  return files.map((file) => ({ ...file, ...(counts.get(file.path) ?? { additions: 0, deletions: 0 }) }));
}

function parseRaw(fields: readonly string[]) {
  const files: Omit<FileChange, 'additions' | 'deletions'>[] = [];
  let at = 0;
  while (fields[at]?.startsWith(':') === true) {
    const [, , before = '', after = '', letter = ''] = (fields[at] ?? '').split(' ');
    const status = statuses[letter.charAt(0)] ?? 'changed';
    const moved = status === 'renamed' || status === 'copied';
    const first = fields[at + 1] ?? '';
    files.push({
      path: moved ? (fields[at + 2] ?? '') : first,
      previousPath: moved ? first : null,
      status,
      sha: status === 'removed' ? before : after,
    });
    at += moved ? 3 : 2;
  }
  return { files, end: at };
}

/** By path after the change; null counts for binary files. */
function parseCounts(
  fields: readonly string[],
): Map<string, { additions: number | null; deletions: number | null }> {
  const counts = new Map<string, { additions: number | null; deletions: number | null }>();
  const number = (value: string | undefined) => (value === '-' ? null : Number(value));
  for (let at = 0; at < fields.length && fields[at] !== ''; ) {
    // A name may contain tabs itself.
    const [, added, deleted, path = ''] = /^(\S+)\t(\S+)\t([\s\S]*)$/.exec(fields[at] ?? '') ?? [];
    const renamed = path === '';
    const name = renamed ? (fields[at + 2] ?? '') : path;
    counts.set(name, { additions: number(added), deletions: number(deleted) });
    at += renamed ? 3 : 1;
  }
  return counts;
}

/**
 * The hunks of each changed file, by path after the change, from the first `@@` on. Files without hunks (binary,
 * renamed only, mode only) are not in it.
 */
export async function patches(
  directory: string,
  from: string | null,
  to: string,
): Promise<Map<string, string>> {
  const result = await git(directory, [
    ...['-c', 'core.quotePath=false', 'diff-tree', '-r', '-M', '-p', '--no-ext-diff', '--no-color'],
    ...['--src-prefix=a/', '--dst-prefix=b/', from ?? emptyTree, to],
  ]);
  const found = new Map<string, string>();
  // Inside hunks every line starts with a space, +, - or \, so this only ever is a file's header.
  for (const section of result.stdout
    .toString('utf8')
    .split(/^diff --git /m)
    .slice(1)) {
    const hunk = section.search(/^@@ /m);
    if (hunk < 0) continue;
    const header = section.slice(0, hunk);
    const name = pathOf(header);
    if (name !== null) found.set(name, section.slice(hunk).replace(/\n$/, ''));
  }
  return found;
}

function pathOf(header: string): string | null {
  const after = /^\+\+\+ (.*)$/m.exec(header)?.[1];
  const before = /^--- (.*)$/m.exec(header)?.[1];
  const line = after === undefined || after === '/dev/null' ? before : after;
  return line === undefined ? null : unquote(line).slice(2);
}

/** Undoes git's C-style quoting of names with tabs, quotes or line breaks. */
function unquote(name: string): string {
  // A name with spaces gets a tab behind it, so that patch programs find its end.
  if (!name.startsWith('"')) return name.replace(/\t$/, '');
  const plain: Readonly<Record<string, string>> = {
    n: '\n',
    t: '\t',
    r: '\r',
    b: '\b',
    f: '\f',
    v: '\v',
    a: '\x07',
  };
  return name
    .slice(1, -1)
    .replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
      code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (plain[code] ?? code),
    );
}

/** The names that a commit adds, removes and modifies, against its first parent. */
export async function changedNames(
  directory: string,
  sha: string,
): Promise<{ added: string[]; removed: string[]; modified: string[] }> {
  const result = await git(directory, [
    ...['diff-tree', '-r', '--root', '--no-commit-id', '--name-status', '--no-renames', '-z'],
    ...['--diff-merges=first-parent', sha],
  ]);
  const names = { added: [] as string[], removed: [] as string[], modified: [] as string[] };
  const fields = result.stdout.toString('utf8').split('\0');
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const path = fields[at + 1] ?? '';
    if (fields[at] === 'A') names.added.push(path);
    else if (fields[at] === 'D') names.removed.push(path);
    else names.modified.push(path);
  }
  return names;
}
