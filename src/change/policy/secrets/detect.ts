import { concatenated } from './concatenated.ts';
import { decodedIn } from './decode.ts';
import type { FoundSecret, Style } from './found-secret.ts';
import type { Scanner } from './scan.ts';

/** How often a secret may be encoded over: a Kubernetes Secret of an encoded file is two. */
const depth = 2;

/** A secret, in a text or in what a stretch of it says when it is decoded. */
export interface DetectedSecret {
  readonly found: FoundSecret;
  /** Where it stands, or its encoded form. */
  readonly start: number;
  readonly end: number;
  readonly encoded: boolean;
}

/** All secrets of a text, in the order in which they stand; each once, plain where it stands plain. */
export function secretsIn(text: string, scanner: Scanner, style: Style, deeper = depth): DetectedSecret[] {
  const plain = scanner
    .scan(text, style)
    .map((found): DetectedSecret => ({ found, start: found.start, end: found.end, encoded: false }));
  if (deeper === 0) return plain;
  const readings = decodedIn(text).map((one) => ({ ...one, written: 'configuration' as Style }));
  // What is put together of literals is still a program.
  if (deeper === depth) readings.push(...concatenated(text).map((one) => ({ ...one, written: style })));
  const decoded = readings.flatMap(({ start, end, text: inner, written }) => {
    const covering = plain.filter((one) => one.start < end && start < one.end);
    // What was found as it stands is not found again in another spelling; a line in another spelling may hold more.
    // Only what is merely random may turn out to be more.
    const named = (one: DetectedSecret) => !one.found.rule.id.startsWith('secret/generic');
    if (covering.some((one) => named(one) && one.start <= start && end <= one.end)) return [];
    return secretsIn(inner, scanner, written, deeper - 1)
      .filter(
        ({ found }) =>
          !covering.some(
            (one) => one.found.secret === found.secret || one.found.secret.includes(found.secret),
          ),
      )
      .map(({ found }): DetectedSecret => ({ found, start, end, encoded: true }));
  });
  return withoutGeneric([...plain, ...decoded]).sort((one, other) => one.start - other.start);
}

/** A generic finding gives way to what its value says when it is decoded. */
function withoutGeneric(all: readonly DetectedSecret[]): DetectedSecret[] {
  const inner = all.filter(({ encoded }) => encoded);
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = JSON.stringify([one.found.rule.id, one.found.secret, one.start]);
    if (seen.has(key)) return false;
    seen.add(key);
    // The first of several literals may be a secret's beginning.
    const isPart = (other: DetectedSecret) =>
      other.start <= one.start &&
      one.end <= other.end &&
      other.found.secret !== one.found.secret &&
      other.found.secret.startsWith(one.found.secret);
    if (!one.encoded && inner.some(isPart)) return false;
    return (
      one.encoded ||
      !one.found.rule.id.startsWith('secret/generic') ||
      !inner.some(
        (other) =>
          other.start <= one.start &&
          // The signs that fill up base64 are no part of the run.
          one.end <= other.end + 2 &&
          other.end - other.start < one.end - one.start + 8,
      )
    );
  });
}
