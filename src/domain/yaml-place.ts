import { isMap, isScalar, isSeq, type Pair } from 'yaml';

/** A place in the tree of a file: keys and positions. */
export type Steps = readonly (string | number)[];

/**
 * Where in a YAML text the node at these steps begins; the nearest one above it when it is absent.
 * @param root contents of the parsed document
 * @param atKey the key is meant rather than its value
 */
export function offsetOf(root: unknown, steps: Steps, atKey: boolean): number {
  let node = root;
  let offset = 0;
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    if (isMap(node)) {
      const pair = (node.items as Pair[]).find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (pair === undefined) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
      if (last && atKey) return offset;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
    } else {
      return offset;
    }
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    if (Array.isArray(range) && typeof range[0] === 'number') offset = range[0];
  }
  return offset;
}
