/** Whether the body of a GraphQL request changes something. What cannot be read is taken for a change. */
export function isMutation(body: unknown): boolean {
  if (typeof body !== 'string') return true;
  try {
    const { query } = JSON.parse(body) as { readonly query?: unknown };
    return !isQuery(query);
  } catch {
    return true;
  }
}

/** Whether a GraphQL document begins as one that only reads. */
export function isQuery(document: unknown): boolean {
  return typeof document === 'string' && /^\s*(?:query\b|\{)/.test(document);
}
