import { isKeyMaterial } from './material.ts';
import { type FoundKey, type Segment, undecorated } from './segment.ts';

// RFC 7468 (PEM), RFC 9580 6.2 (PGP), and SSH.COM's form with four dashes and spaces.
const opening = /-{4,5} ?BEGIN ((?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?) ?-{4,5}/;
const openings = new RegExp(opening, 'g');
const closing = /-{4,5} ?END [A-Z0-9 ]{0,100}PRIVATE KEY/;
// Headers within an armour: `Proc-Type: 4,ENCRYPTED`, `Version: GnuPG v2`.
const header = /^[A-Za-z][A-Za-z0-9-]{1,40}: /;
const word = /^(?:[A-Za-z0-9+/]+={0,2}|=[A-Za-z0-9+/]{4})$/;

/**
 * Reads the body of an armour from `from` to `to` of segment `first` on, up to its end, to the next armour, or to what
 * is no base64.
 */
function bodyFrom(segments: readonly Segment[], first: number, from: number, to: number) {
  const words: string[] = [];
  let last = first;
  for (let index = first; index < segments.length; index += 1) {
    const segment = segments[index];
    if (segment === undefined || (index > first && !segment.continues)) break;
    // No two armours share a body: however many there are, each line is read once.
    if (index > first && (to < (segments[first]?.text.length ?? 0) || opening.test(segment.text))) break;
    const text = index === first ? segment.text.slice(from, to) : segment.text;
    const end = text.search(closing);
    const line = undecorated(end < 0 ? text : text.slice(0, end));
    if (!header.test(line)) {
      const parts = line.split(/[\s"'`\\]+/).filter((part) => part !== '');
      if (!parts.every((part) => word.test(part))) break;
      words.push(...parts);
      if (parts.length > 0) last = index;
    }
    if (end >= 0) return { words, last: index, closed: true };
  }
  return { words, last, closed: false };
}

/** Private keys in an armour of BEGIN and END lines with their body between them: PEM, OpenSSH, PGP, SSH.COM. */
export function armouredKeys(segments: readonly Segment[]): FoundKey[] {
  const found: FoundKey[] = [];
  segments.forEach(({ text }, first) => {
    if (!text.includes('BEGIN')) return;
    const matches = [...text.matchAll(openings)];
    for (const [index, match] of matches.entries()) {
      const to = matches[index + 1]?.index ?? text.length;
      const body = bodyFrom(segments, first, match.index + match[0].length, to);
      if (!isKeyMaterial(body.words, body.closed)) continue;
      found.push({ kind: match[1] ?? '', first, last: body.last, material: body.words.join('') });
    }
  });
  return found;
}
