import { isKeyMaterial } from './material.ts';
import { type FoundKey, type Segment, undecorated } from './segment.ts';

// PuTTY's manual, appendix C: "PPK file format".
const fileHeader = /PuTTY-User-Key-File-[1-9]:/;
const privateLines = /Private-Lines: (\d{1,3})\s*$/;
/** Lines between the file's first line and the private part: algorithm, encryption, comment, public part. */
const REACH = 60;

function startOf(segments: readonly Segment[], index: number): number {
  for (let back = index; back >= Math.max(0, index - REACH); back -= 1) {
    if (fileHeader.test(segments[back]?.text ?? '')) return back;
  }
  return index;
}

/** Private parts of PuTTY key files. */
export function puttyKeys(segments: readonly Segment[]): FoundKey[] {
  const found: FoundKey[] = [];
  segments.forEach(({ text }, index) => {
    if (!text.includes('Private-Lines: ')) return;
    const count = Number(privateLines.exec(undecorated(text))?.[1] ?? 0);
    const words: string[] = [];
    for (const line of segments.slice(index + 1, index + 1 + count)) {
      const plain = undecorated(line.text);
      if (!line.continues || !/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) break;
      words.push(plain);
    }
    // The private part of an Ed25519 key is one line of 48 characters, so the count closes it, not a length.
    const isWhole = count > 0 && words.length === count && words.join('').length >= 44;
    if (!isWhole && !isKeyMaterial(words, false)) return;
    if (new Set(words.join('')).size < 16) return;
    const next = segments[index + count + 1]?.text ?? '';
    const last = index + words.length + (/Private-MAC:/.test(next) ? 1 : 0);
    found.push({
      kind: 'PuTTY private key',
      first: startOf(segments, index),
      last,
      material: words.join(''),
    });
  });
  return found;
}
