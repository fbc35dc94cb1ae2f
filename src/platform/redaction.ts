import { storable } from './storable.ts';

const redacted = '[redacted]';

/** Names under which a text is a secret whatever it looks like. Matched on the end: `webhookSecret`, `access_token`. */
const secretName =
  /(?:^|[-_.a-z])(?:authorization|cookie|token|secret|password|passwd|private[-_]?key|api[-_]?key|credentials?)$/i;

/** Texts that are secrets wherever they stand. Sources: GitHub's token formats, RFC 7468 (PEM), RFC 7519 (JWT). */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [
    /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g,
    redacted,
  ],
  [/\bgh[a-z]_[A-Za-z0-9_.-]{16,}/g, redacted],
  [/\bgithub_pat_[A-Za-z0-9_]{16,}/g, redacted],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+/g, redacted],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, redacted],
  [/\b(?:sk-|xox[abeprs]-|ntn_)[A-Za-z0-9_-]{16,}/g, redacted],
  [/\b(bearer|token|basic)(\s+)(?=[A-Za-z._~+/=-]*\d)[A-Za-z0-9._~+/=-]{16,}/gi, `$1$2${redacted}`],
  [/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"'<>]{1,500}@/gi, `$1${redacted}@`],
];

/** The text with everything cut out that looks like a credential, and so that every store can keep it. */
export function redactText(text: string): string {
  let clean = storable(text);
  for (const [shape, replacement] of secretShapes) clean = clean.replace(shape, replacement);
  return clean;
}

/**
 * A copy of a JSON value in which every text has gone through {@link redactText}, and texts under secret-like names
 * (`authorization`, `webhookSecret`, …) are gone altogether.
 */
export function redactJson(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return value !== '' && secretName.test(name) ? redacted : redactText(value);
  if (Array.isArray(value)) return value.map((item) => redactJson(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redactText(key), redactJson(item, key)]),
  );
}
