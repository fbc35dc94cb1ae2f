import type { ChangedFile } from '../../../../src/domain/pull-request.ts';

/** Texts by path. */
export type Texts = Readonly<Record<string, string>>;

/** The files that differ between two trees, as the policy check is given them. */
export function changeBetween(base: Texts, head: Texts): ChangedFile[] {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])];
  return paths.flatMap((path) => {
    const [before, after] = [base[path] ?? null, head[path] ?? null];
    if (before === after) return [];
    const known = new Set(before?.split('\n'));
    const addedLines = (after ?? '')
      .split('\n')
      .map((text, index) => ({ number: index + 1, text }))
      .filter(({ text }) => after !== null && !known.has(text));
    return [
      {
        path,
        status: before === null ? 'added' : after === null ? 'removed' : 'modified',
        additions: addedLines.length,
        deletions: 0,
        binary: false,
        addedLines,
        texts: { readable: true, base: before, head: after },
      } satisfies ChangedFile,
    ];
  });
}
