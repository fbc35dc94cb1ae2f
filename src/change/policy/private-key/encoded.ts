import { privateKeyIn } from './material.ts';
import { type FoundKey, type Segment, segmentsOf, undecorated } from './segment.ts';

const shortest = 40;
const run = /[A-Za-z0-9+/]{40,}={0,2}/g;
const wholeLine = /^[A-Za-z0-9+/]+={0,2}$/;
const readable = /PRIVATE KEY|PuTTY-User-Key-File|AGE-SECRET-KEY|^[A-Za-z0-9+/=\s]+$/;
/** How often base64 may be wrapped in base64: a Kubernetes Secret of an encoded key is two. */
const DEPTH = 2;

interface Blob {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** Runs of base64, joined over the lines that an encoder wrapped them into. */
function blobs(segments: readonly Segment[], covered: ReadonlySet<number>): Blob[] {
  const found: Blob[] = [];
  const joined = new Set<number>();
  segments.forEach((segment, first) => {
    if (segment.text.length < shortest || covered.has(first) || joined.has(first)) return;
    const line = undecorated(segment.text);
    for (const match of line.matchAll(run)) {
      const parts = [match[0]];
      let last = first;
      const reachesEnd = match.index + match[0].length === line.length;
      while (reachesEnd && !parts.at(-1)?.endsWith('=')) {
        const next = segments[last + 1];
        const text = undecorated(next?.text ?? '');
        if (next?.continues !== true || covered.has(last + 1) || !wholeLine.test(text)) break;
        parts.push(text);
        last += 1;
        joined.add(last);
      }
      found.push({ text: parts.join(''), first, last });
    }
  });
  return found;
}

/**
 * Private keys that stand there in base64: a whole key file encoded once or twice, or the body of a key without
 * its BEGIN line, as in a field of a configuration or when only the body of a key file was replaced.
 * @param covered indices of segments in which a key was found already.
 * @param findIn how keys are found in what decoding brings to light.
 */
export function encodedKeys(
  segments: readonly Segment[],
  covered: ReadonlySet<number>,
  findIn: (segments: readonly Segment[], depth: number) => FoundKey[],
  depth: number,
): FoundKey[] {
  return blobs(segments, covered).flatMap(({ text, first, last }) => {
    const bytes = Buffer.from(text, 'base64');
    const bare = privateKeyIn(bytes);
    if (bare !== null) return [{ kind: `${bare} without its BEGIN line`, first, last, material: text }];
    const decoded = bytes.toString('latin1');
    if (depth >= DEPTH || !readable.test(decoded)) return [];
    const lines = decoded.split(/\r\n|\r|\n/).map((line, index) => ({ number: index + 1, text: line }));
    return findIn(segmentsOf(lines), depth + 1).map((key) => ({
      kind: depth === 0 ? `${key.kind} in base64` : key.kind,
      first,
      last,
      material: key.material,
    }));
  });
}
