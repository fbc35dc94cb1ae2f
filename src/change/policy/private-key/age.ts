import type { FoundKey, Segment } from './segment.ts';

// age's specification (c2sp.org/age): an identity is Bech32 with the prefix AGE-SECRET-KEY-, in upper case.
const identity = /AGE-SECRET-KEY-(?:PQ-)?1([QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58,})/g;

/** Identities of age: one line each. A row of few different letters is a placeholder. */
export function ageKeys(segments: readonly Segment[]): FoundKey[] {
  return segments.flatMap(({ text }, index) => {
    if (!text.includes('AGE-SECRET-KEY-')) return [];
    return [...text.matchAll(identity)]
      .map((match) => match[1] ?? '')
      .filter((material) => new Set(material).size >= 12)
      .map((material) => ({ kind: 'age secret key', first: index, last: index, material }));
  });
}
