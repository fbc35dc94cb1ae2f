import type { ChangedFile } from '../../../domain/pull-request.ts';

/** Added lines that stand directly below each other. */
export interface Excerpt {
  readonly text: string;
  /** The file begins with it, so it begins in the middle of nothing. */
  readonly fromStart: boolean;
  /** The one-based line of the file at an offset into the text. */
  readonly lineAt: (offset: number) => number;
}

/** Cuts the added lines of a file where unchanged lines stand between them. */
export function excerptsOf(file: ChangedFile): Excerpt[] {
  const groups: { first: number; lines: string[] }[] = [];
  let previous: number | undefined;
  for (const { number, text } of file.addedLines) {
    if (number - 1 === previous) groups.at(-1)?.lines.push(text);
    else groups.push({ first: number, lines: [text] });
    previous = number;
  }
  return groups.map(({ first, lines }) => {
    const ends: number[] = [];
    let length = 0;
    for (const line of lines) {
      length += line.length + 1;
      ends.push(length);
    }
    return {
      text: lines.join('\n'),
      fromStart: first === 1,
      lineAt: (offset) =>
        first +
        Math.max(
          0,
          ends.findIndex((end) => offset < end),
        ),
    };
  });
}
