import { type Document, isMap, isScalar, visit } from 'yaml';

/** A key that its mapping has already, in the form of the parser's own errors. */
export interface RepeatedKey {
  readonly code: 'DUPLICATE_KEY';
  /** Offsets in the text. */
  readonly pos: readonly [number, number];
  readonly message: string;
}

/** Every key of a document that stands in its mapping a second time, in time that grows as the text does. */
export function repeatedKeys(document: Document.Parsed): readonly RepeatedKey[] {
  const found: RepeatedKey[] = [];
  visit(document, {
    Collection(_, node) {
      if (!isMap(node)) return;
      const seen = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        const [start, end] = key.range ?? [0, 0];
        if (seen.has(key.value)) {
          found.push({ code: 'DUPLICATE_KEY', pos: [start, end], message: 'Map keys must be unique' });
        }
        seen.add(key.value);
      }
    },
  });
  return found;
}
