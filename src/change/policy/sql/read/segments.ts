import type { SqlToken } from '../token.ts';

/** A part of a statement between two commas. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/** Cuts tokens at the commas that stand in no brackets. */
export function segmentsOf(tokens: readonly SqlToken[], from: number, to: number): Segment[] {
  const segments: Segment[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'symbol') continue;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (token.text !== ',' || depth !== 0) continue;
    segments.push({ start, end: at });
    start = at + 1;
  }
  if (start < to) segments.push({ start, end: to });
  return segments;
}
