import type { Differences } from './difference.ts';

const mostTokens = 20_000;
const lookAhead = 60;

/** What differs by its nature: moments, UUIDs and long numbers in base 16, and what is drawn by chance. */
const passing: readonly (readonly [RegExp, string])[] = [
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT\b/g, '<time>'],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '<uuid>'],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{16,}\b/gi, '<hex>'],
];

/** Words, numbers and marks, without what differs by its nature; spaces do not count. */
function tokensOf(text: string): string[] {
  let plain = text;
  for (const [pattern, name] of passing) plain = plain.replace(pattern, name);
  return plain.match(/<(?:time|uuid|hex)>|[\p{L}\p{N}_]+(?:[.,:][\p{N}]+)*|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/**
 * Compares two texts by their tokens. A difference is placed by what stands before it, so that what always differs at
 * one place can be told from what differs at another.
 */
export function compareText(expected: string, actual: string, found: Differences): void {
  const [one, other] = [tokensOf(expected), tokensOf(actual)];
  if (one.length > mostTokens || other.length > mostTokens) {
    if (one.join(' ') !== other.join(' ')) found.add('text', 'value', 'a long text', 'another one');
    return;
  }
  let [at, by] = [0, 0];
  while (at < one.length || by < other.length) {
    if (one[at] === other[by]) {
      at += 1;
      by += 1;
      continue;
    }
    const [skip, skipOther] = meeting(one, at, other, by);
    const place = `text after "${before(one, at)}"`;
    const [gone, come] = [one.slice(at, at + skip), other.slice(by, by + skipOther)];
    found.add(
      place,
      skip === 0 ? 'added' : skipOther === 0 ? 'missing' : 'value',
      gone.join(' '),
      come.join(' '),
    );
    if (found.full) return;
    at += skip;
    by += skipOther;
  }
}

/** The nearest words before a place. */
function before(tokens: readonly string[], at: number): string {
  const words = tokens.slice(Math.max(0, at - 12), at).filter((token) => /[\p{L}\p{N}]/u.test(token));
  return words.slice(-2).join(' ').slice(0, 80);
}

/** How many tokens of each to leave out until two tokens of both are the same again; all when that is far away. */
function meeting(one: readonly string[], at: number, other: readonly string[], by: number): [number, number] {
  for (let sum = 1; sum <= lookAhead; sum += 1) {
    for (let skip = 0; skip <= sum; skip += 1) {
      const [here, there] = [at + skip, by + sum - skip];
      if (here > one.length || there > other.length) continue;
      const ends = here === one.length && there === other.length;
      const meets = here < one.length && one[here] === other[there] && one[here + 1] === other[there + 1];
      if (ends || meets) return [skip, sum - skip];
    }
  }
  return [one.length - at, other.length - by];
}
