/**
 * The text as every store can keep it: PostgreSQL has no NUL characters, neither in text nor in JSON, and no halves of
 * surrogate pairs. The replacement character says that one was there.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** A copy of a JSON value with every text made storable. */
export function storableJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, item) => (typeof item === 'string' ? storable(item) : item)));
}
