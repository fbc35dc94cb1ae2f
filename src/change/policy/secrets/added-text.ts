import type { AddedLine } from '../../../domain/pull-request.ts';

/** The lines that a change adds as one text, and the way back. */
export interface AddedText {
  readonly text: string;
  /** One-based line of the file for an index into the text. */
  readonly lineAt: (index: number) => number;
}

/** Joins added lines; where lines between them are not added, an empty one keeps them apart. */
export function addedText(lines: readonly AddedLine[]): AddedText {
  const parts: string[] = [];
  const starts: number[] = [];
  const numbers: number[] = [];
  let length = 0;
  let previous: number | undefined;
  for (const { number, text } of lines) {
    if (previous !== undefined && number !== previous + 1) {
      parts.push('');
      starts.push(length);
      numbers.push(previous);
      length += 1;
    }
    parts.push(text);
    starts.push(length);
    numbers.push(number);
    length += text.length + 1;
    previous = number;
  }
  return {
    text: parts.join('\n'),
    lineAt: (index) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= index) low = middle;
        else high = middle - 1;
      }
      return numbers[low] ?? 1;
    },
  };
}
