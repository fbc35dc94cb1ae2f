import type { AddedLine, ChangedFile } from '../../domain/pull-request.ts';

/** One side of a path in a diff: what kind of thing it is and which object holds it. */
export interface Side {
  /** Octal, such as `100644`; `000000` where there is nothing. */
  readonly mode: string;
  readonly blob: string;
}

/** One path of a diff, as git lists it. */
export interface Entry {
  readonly status: ChangedFile['status'];
  readonly base: Side;
  readonly head: Side;
  readonly path: string;
  readonly previousPath?: string;
  /** A change of type (file to link) is two parts of a patch, a deletion and a creation. */
  readonly patches: number;
}

/** Reads the list of `--raw -z` (git-diff-tree(1), "RAW OUTPUT FORMAT"). */
export function entriesOf(output: string): Entry[] {
  const fields = output.split('\0');
  const entries: Entry[] = [];
  for (let index = 0; index + 1 < fields.length; ) {
    const [before = '', after = '', from = '', to = '', letters = ''] = (fields[index] ?? '').split(' ');
    const letter = letters.charAt(0);
    const sides = { base: { mode: before.slice(1), blob: from }, head: { mode: after, blob: to } };
    const path = fields[index + 1] ?? '';
    if (letter === 'R') {
      entries.push({
        ...sides,
        status: 'renamed',
        previousPath: path,
        path: fields[index + 2] ?? '',
        patches: 1,
      });
      index += 3;
      continue;
    }
    const status = letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'modified';
    entries.push({ ...sides, status, path, patches: letter === 'T' ? 2 : 1 });
    index += 2;
  }
  return entries;
}

/** What a diff shows of one path. */
export interface Patch {
  readonly binary: boolean;
  readonly added: AddedLine[];
  readonly deletions: number;
}

/**
 * Reads a patch without context lines, one part for each `diff --git`. Lines of a hunk are counted by its header,
 * so content that looks like a header is content.
 */
export function patchesOf(output: string): Patch[] {
  const patches: { binary: boolean; added: AddedLine[]; deletions: number }[] = [];
  let added = 0;
  let removed = 0;
  let number = 0;
  for (const line of output.split('\n')) {
    const current = patches.at(-1);
    if (removed > 0 && line.startsWith('-')) {
      removed -= 1;
      if (current !== undefined) current.deletions += 1;
    } else if (added > 0 && line.startsWith('+')) {
      added -= 1;
      current?.added.push({ number, text: line.slice(1) });
      number += 1;
    } else if (line.startsWith('diff --git ')) {
      patches.push({ binary: false, added: [], deletions: 0 });
    } else if (line.startsWith('Binary files ') && current !== undefined) {
      current.binary = true;
    } else {
      const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
      if (hunk === null) continue;
      removed = Number(hunk[1] ?? 1);
      number = Number(hunk[2]);
      added = Number(hunk[3] ?? 1);
    }
  }
  return patches;
}
