import { ageKeys } from './age.ts';
import { armouredKeys } from './armoured.ts';
import { encodedKeys } from './encoded.ts';
import { puttyKeys } from './putty.ts';
import type { FoundKey, Segment } from './segment.ts';

/** Every private key in the segments, each once, in the order of their lines. */
export function findPrivateKeys(segments: readonly Segment[], depth = 0): FoundKey[] {
  const plain = [...armouredKeys(segments), ...puttyKeys(segments), ...ageKeys(segments)];
  const covered = new Set<number>();
  for (const { first, last } of plain) {
    for (let index = first; index <= last; index += 1) covered.add(index);
  }
  const encoded = encodedKeys(segments, covered, findPrivateKeys, depth);
  return [...plain, ...encoded].sort((one, other) => one.first - other.first || one.last - other.last);
}
