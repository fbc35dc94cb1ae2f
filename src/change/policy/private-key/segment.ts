import type { AddedLine } from '../../../domain/pull-request.ts';

/** A stretch of an added line, as a program would see it after reading the string literal it stands in. */
export interface Segment {
  readonly text: string;
  /** One-based line of the file. */
  readonly line: number;
  /** Whether it stands directly after the segment before it, no line of the file between them. */
  readonly continues: boolean;
}

/** A key that was found: which segments it spans (inclusive indices), and its material, for the fingerprint. */
export interface FoundKey {
  /** Such as `RSA PRIVATE KEY`. */
  readonly kind: string;
  readonly first: number;
  readonly last: number;
  readonly material: string;
}

// JSON, YAML and most languages: \n, \r\n and \u000a, doubled backslashes when a string holds a string.
const lineEscape = /(?:\\{1,8}r)?\\{1,8}n|\\{1,8}u000[aA]/;
const unicodeEscape = /\\{1,8}u00([2-7][0-9a-fA-F])/g;

/** Cuts added lines where their string literals say a line ends, and resolves the escapes that encoders use. */
export function segmentsOf(lines: readonly AddedLine[]): Segment[] {
  const segments: Segment[] = [];
  let previous: number | undefined;
  for (const { number, text } of lines) {
    let continues = previous === number - 1;
    if (!text.includes('\\')) {
      segments.push({ text, line: number, continues });
      previous = number;
      continue;
    }
    for (const part of text.split(lineEscape)) {
      const plain = part
        .replace(unicodeEscape, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\\\//g, '/');
      segments.push({ text: plain, line: number, continues });
      continues = true;
    }
    previous = number;
  }
  return segments;
}

const leading = ' \t\r"\'`*#>|,;()[]{}';
const trailing = ' \t\r"\'`,;()[]{}\\';

/**
 * What remains of a segment without indentation, quotes, comment marks and the punctuation of the language
 * around it. A plus sign is a letter of base64 and only taken off after a quote or a space.
 */
export function undecorated(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && (leading.includes(text.charAt(start)) || text.startsWith('// ', start))) {
    start += text.startsWith('// ', start) ? 3 : 1;
  }
  while (end > start) {
    const isPlus = text.charAt(end - 1) === '+' && ' "\'`'.includes(text.charAt(end - 2));
    if (!isPlus && !trailing.includes(text.charAt(end - 1))) break;
    end -= 1;
  }
  return text.slice(start, end);
}
