/**
 * A pattern for a secret that is told by how it begins: it stands alone, not in the midst of a longer name. A line
 * break that is written as an escape, or an octet of a URL's encoding, may come before it.
 * @param secret bounded, without groups of its own names
 */
export function freeStanding(secret: RegExp): RegExp {
  const before = String.raw`(?:(?<![A-Za-z0-9_-])|(?<=\\[nrt])|(?<=%[0-9A-F]{2}))`;
  return new RegExp(`${before}(?<secret>${secret.source})(?![A-Za-z0-9_-])`, secret.flags);
}
