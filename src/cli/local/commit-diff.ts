import type { CommitFile } from '../../domain/commit-change.ts';
import type { AddedLine } from '../../domain/pull-request.ts';
import { pathOf } from './unified-diff.ts';

interface Section {
  before: string | null;
  after: string | null;
  binary: boolean;
  readonly added: AddedLine[];
  readonly removed: AddedLine[];
}

/** A line that is nothing but an id begins a commit: lines of a patch begin with another character. */
const idLine = /^[0-9a-f]{40,64}$/;
/** One range for each parent and one for the result: two and more parents are git-diff(1), "COMBINED DIFF FORMAT". */
const hunkHeader = /^@{2,40}((?: -\d{1,9}(?:,\d{1,9})?){1,39}) \+(\d{1,9})(?:,(\d{1,9}))? @{2,40}/;

/** Takes the output of `git diff-tree --stdin` apart, commit by commit. Commits that change nothing are not in it. */
export function* commitsOf(output: string): Generator<{ readonly commit: string; readonly diff: string }> {
  let commit: string | null = null;
  let start = 0;
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const stop = end < 0 ? output.length : end;
    const line = stop - at > 64 ? '' : output.slice(at, stop);
    if (idLine.test(line)) {
      if (commit !== null) yield { commit, diff: output.slice(start, at) };
      commit = line;
      start = stop + 1;
    }
    at = stop + 1;
  }
  if (commit !== null) yield { commit, diff: output.slice(start) };
}

/**
 * What one commit changes, from its diff without context; of a merge, from its combined diff (`--cc`), what is in
 * none of its parents.
 */
export function filesOfCommit(diff: string): CommitFile[] {
  const sections: Section[] = [];
  const lines = diff.split('\n');
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const current = sections.at(-1);
    if (line.startsWith('diff --')) {
      sections.push({ before: null, after: null, binary: false, added: [], removed: [] });
    } else if (current !== undefined && hunkHeader.test(line)) {
      at = readHunk(lines, at, current);
      continue;
    } else if (current !== undefined) readHeader(line, current);
    at += 1;
  }
  return sections.flatMap((one) => changeOf(one) ?? []);
}

function readHeader(line: string, current: Section): void {
  if (line.startsWith('--- ')) current.before = pathOf(line.slice(4));
  else if (line.startsWith('+++ ')) current.after = pathOf(line.slice(4));
  else if (line.startsWith('Binary files ') && line.endsWith(' differ')) {
    const named = line.slice('Binary files '.length, -' differ'.length);
    const head = named.slice(named.lastIndexOf(' and ') + ' and '.length);
    current.binary = true;
    current.after = pathOf(head);
  }
}

/** Null where nothing of the content changes, as in a mere change of modes. */
function changeOf({ before, after, binary, added, removed }: Section): CommitFile | null {
  const path = after ?? before;
  if (path === null) return null;
  const renamed = before !== null && after !== null && before !== after;
  const status = after === null ? 'removed' : renamed ? 'renamed' : 'modified';
  return {
    file: {
      path,
      ...(renamed ? { previousPath: before } : {}),
      status,
      additions: added.length,
      deletions: removed.length,
      binary,
      addedLines: added,
    },
    removedLines: removed,
  };
}

/** Reads a hunk by the counts of its header, so that content that looks like a header is content. */
function readHunk(lines: readonly string[], from: number, { added, removed }: Section): number {
  const [, ranges = '', start = '0', count = '1'] = hunkHeader.exec(lines[from] ?? '') ?? [];
  const left = ranges
    .trim()
    .split(' ')
    .map((range) => Number(range.split(',')[1] ?? 1));
  const parents = left.length;
  let number = Number(start);
  let result = Number(count);
  let at = from + 1;
  while (at < lines.length && (result > 0 || left.some((one) => one > 0))) {
    const line = lines[at] ?? '';
    at += 1;
    if (line.startsWith('\\')) continue;
    const columns = line.slice(0, parents);
    const text = line.slice(parents);
    // Of a line that the result is without, those parents have it that show a minus; else all that show no plus.
    const goes = columns.includes('-');
    for (let parent = 0; parent < parents; parent += 1) {
      if (goes ? columns[parent] === '-' : columns[parent] !== '+') left[parent] = (left[parent] ?? 0) - 1;
    }
    if (goes) {
      if (columns === '-'.repeat(parents)) removed.push({ number: removed.length + 1, text });
      continue;
    }
    if (columns === '+'.repeat(parents)) added.push({ number, text });
    number += 1;
    result -= 1;
  }
  return at;
}
