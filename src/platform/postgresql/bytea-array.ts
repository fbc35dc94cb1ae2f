/** `bytea` in PostgreSQL's `pg_type` catalogue. */
const bytea = 17;

/**
 * A parameter of the type `bytea[]` in PostgreSQL's binary form (`array_recv` in its source: dimensions, whether there
 * are nulls, element type, then length and first index of the dimension, then each element with its length). As text
 * every byte would be two digits, made here and read again there.
 */
export function byteaArray(values: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(20);
  for (const [index, number] of [1, 0, bytea, values.length, 1].entries())
    header.writeInt32BE(number, index * 4);
  const parts: Uint8Array[] = [header];
  for (const value of values) {
    const length = Buffer.alloc(4);
    length.writeInt32BE(value.length);
    parts.push(length, value);
  }
  return Buffer.concat(parts);
}
