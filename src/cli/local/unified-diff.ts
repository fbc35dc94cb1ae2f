import type { AddedLine, ChangedFile } from '../../domain/pull-request.ts';
import { whole } from './directory.ts';

/** A hunk's lines, as they are before and after. */
interface Section {
  path: string;
  previousPath: string | null;
  status: ChangedFile['status'];
  binary: boolean;
  kind: 'file' | 'symlink' | 'submodule';
  readonly added: AddedLine[];
  deletions: number;
  /** By zero-based line number; what no hunk shows stays empty. */
  readonly base: string[];
  readonly head: string[];
}

const hunkHeader = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;
/** A hunk at a line beyond this is no source that people write; sparse texts are as long as the file. */
const lastLine = 2_000_000;

/**
 * Reads a unified diff, of git or of `diff -u`. Of a file that is changed only the shown lines are known: its texts
 * have empty lines for the others.
 * @throws {Error} when it holds no file at all, or a hunk is cut off
 */
export function changesOf(diff: string): ChangedFile[] {
  const sections: Section[] = [];
  const lines = diff.split('\n');
  const ofGit = lines.some((line) => line.startsWith('diff --git '));
  let at = 0;
  const peek = () => lines[at] ?? '';
  while (at < lines.length) {
    const line = peek();
    const current = sections.at(-1);
    if (line.startsWith('diff --git ')) {
      sections.push(section(pathsOfGitHeader(line)));
      at += 1;
    } else if (line.startsWith('--- ') && lines[at + 1]?.startsWith('+++ ')) {
      const named = { base: pathOf(line.slice(4)), head: pathOf(lines[at + 1]?.slice(4) ?? '') };
      const { base, head } = ofGit ? named : withoutRoots(named);
      const own =
        current !== undefined && current.head.length === 0 && current.base.length === 0 && !current.binary;
      const target =
        own && line !== '' && sectionFits(current, base, head) ? current : section({ base, head });
      if (target !== current) sections.push(target);
      if (base === null) target.status = 'added';
      if (head === null) target.status = 'removed';
      target.path = head ?? base ?? target.path;
      at += 2;
    } else if (hunkHeader.test(line) && current !== undefined) {
      at = readHunk(lines, at, current);
    } else {
      if (current !== undefined) readExtendedHeader(line, current);
      at += 1;
    }
  }
  if (sections.length === 0) throw new Error('there is no file in this diff; it has to be a unified diff');
  return sections.map(changeOf);
}

function section({ base, head }: { base: string | null; head: string | null }): Section {
  return {
    path: head ?? base ?? '',
    previousPath: null,
    status: 'modified',
    binary: false,
    kind: 'file',
    added: [],
    deletions: 0,
    base: [],
    head: [],
  };
}

/** Whether `---` and `+++` belong to the `diff --git` before them. */
function sectionFits(current: Section, base: string | null, head: string | null): boolean {
  return (
    [base, head].some((path) => path === current.path || path === current.previousPath) || current.path === ''
  );
}

/** git's header names both; where they are the same, the name is the half after the blank. */
function pathsOfGitHeader(line: string): { base: string | null; head: string | null } {
  const rest = line.slice('diff --git '.length);
  const quoted = /^("(?:[^"\\]|\\.){0,4096}"|\S{1,4096}) ("(?:[^"\\]|\\.){0,4096}"|\S{1,4096})$/.exec(rest);
  if (quoted !== null) return { base: pathOf(quoted[1] ?? ''), head: pathOf(quoted[2] ?? '') };
  const half = rest.slice(0, (rest.length - 1) / 2);
  return { base: pathOf(half), head: pathOf(rest.slice(half.length + 1)) };
}

/** The path in a header: without git's prefix, quotes, and the time that `diff -u` adds after a tab. */
export function pathOf(written: string): string | null {
  let path = written.replace(/\r$/, '');
  if (path.startsWith('"')) path = unquoted(path);
  else path = path.split('\t', 1)[0] ?? '';
  if (path === '/dev/null') return null;
  return path.replace(/^[a-z]\//, '').replace(/^\.\//, '');
}

/** `diff -r` names the two directories, too: the path within them is what both names end in. */
function withoutRoots(named: { base: string | null; head: string | null }) {
  const { base, head } = named;
  if (base === null || head === null || base === head) return named;
  const [before, after] = [base.split('/'), head.split('/')];
  let shared = 0;
  while (shared < Math.min(before.length, after.length) && before.at(-1 - shared) === after.at(-1 - shared)) {
    shared += 1;
  }
  if (shared === 0) return named;
  const path = after.slice(-shared).join('/');
  return { base: path, head: path };
}

/** git quotes paths as C does, bytes outside ASCII in octal. */
function unquoted(path: string): string {
  const end = path.lastIndexOf('"');
  const escapes: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, a: 7, b: 8, f: 12, v: 11 };
  const bytes: number[] = [];
  const inner = path.slice(1, end);
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] !== '\\') {
      bytes.push(...Buffer.from(inner[at] ?? '', 'utf8'));
      continue;
    }
    const octal = /^[0-7]{3}/.exec(inner.slice(at + 1, at + 4));
    const letter = inner[at + 1] ?? '';
    bytes.push(octal === null ? (escapes[letter] ?? letter.charCodeAt(0)) : Number.parseInt(octal[0], 8));
    at += octal === null ? 1 : 3;
  }
  return Buffer.from(bytes).toString('utf8');
}

function readExtendedHeader(line: string, current: Section): void {
  const mode = /^(?:new file mode|deleted file mode|new mode) (\d{6})/.exec(line)?.[1];
  if (mode === '120000') current.kind = 'symlink';
  if (mode === '160000') current.kind = 'submodule';
  if (line.startsWith('new file mode')) current.status = 'added';
  else if (line.startsWith('deleted file mode')) current.status = 'removed';
  else if (line.startsWith('rename from ')) {
    current.status = 'renamed';
    current.previousPath = pathOf(line.slice('rename from '.length));
  } else if (line.startsWith('rename to '))
    current.path = pathOf(line.slice('rename to '.length)) ?? current.path;
  else if (line.startsWith('Binary files ') || line.startsWith('GIT binary patch')) current.binary = true;
}

/** Reads one hunk by the counts of its header, so that content that looks like a header is content. */
function readHunk(lines: readonly string[], from: number, current: Section): number {
  const [, baseStart = '0', baseCount = '1', headStart = '0', headCount = '1'] =
    hunkHeader.exec(lines[from] ?? '') ?? [];
  let base = Math.max(0, Number(baseStart) - 1);
  let head = Math.max(0, Number(headStart) - 1);
  let baseLeft = Number(baseCount);
  let headLeft = Number(headCount);
  if (Math.max(base + baseLeft, head + headLeft) > lastLine)
    throw new Error(`line ${from + 1} of the diff names a line beyond ${lastLine}`);
  let at = from + 1;
  while (baseLeft > 0 || headLeft > 0) {
    const line = lines[at];
    if (line === undefined) throw new Error(`the hunk at line ${from + 1} of the diff is cut off`);
    const text = line.slice(1);
    if (line.startsWith('+')) {
      current.added.push({ number: head + 1, text });
      current.head[head] = text;
      head += 1;
      headLeft -= 1;
    } else if (line.startsWith('-')) {
      current.deletions += 1;
      current.base[base] = text;
      base += 1;
      baseLeft -= 1;
    } else if (!line.startsWith('\\')) {
      // Some programs cut the blank of an empty context line.
      current.base[base] = text;
      current.head[head] = text;
      base += 1;
      head += 1;
      baseLeft -= 1;
      headLeft -= 1;
    }
    at += 1;
  }
  return at;
}

function changeOf(section: Section): ChangedFile {
  const { path, previousPath, status, binary, kind, added, deletions } = section;
  const named = {
    path,
    ...(previousPath === null ? {} : { previousPath }),
    status,
    deletions,
    binary,
    ...(kind === 'file' ? {} : { kind }),
  };
  if (binary)
    return { ...named, additions: 0, addedLines: [], texts: { readable: false, why: 'it is binary' } };
  // `diff -N` says of a new file only that it had no lines.
  const isNew = status === 'modified' && section.base.length === 0 && section.head.length > 0;
  if (status === 'added' || isNew) return { ...named, status: 'added', ...whole(text(section.head)) };
  return {
    ...named,
    additions: added.length,
    addedLines: added,
    texts: {
      readable: true,
      base: text(section.base),
      head: status === 'removed' ? null : text(section.head),
      ...(status === 'removed' ? {} : { partial: true }),
    },
  };
}

/** Lines that no hunk shows are empty. */
function text(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${Array.from(lines, (line) => line ?? '').join('\n')}\n`;
}
