import type { ChangedFile } from '../../src/domain/pull-request.ts';

/** A file that adds this text from `from` on, as a diff would show it. */
export function adding(path: string, text: string, from = 1): ChangedFile {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return {
    path,
    status: 'added',
    additions: lines.length,
    deletions: 0,
    binary: false,
    addedLines: lines.map((line, index) => ({ number: from + index, text: line })),
  };
}

/** A changed file of which only the path and some numbers matter. */
export function changed(path: string, more: Partial<ChangedFile> = {}): ChangedFile {
  return { path, status: 'modified', additions: 3, deletions: 1, binary: false, addedLines: [], ...more };
}
