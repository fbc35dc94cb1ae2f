/** An opaque id as GraphQL would have it: stable, unique over all kinds of objects. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${String(kind.length).padStart(3, '0')}:${kind}${id}`).toString('base64');
}
