import { Buffer } from 'node:buffer';

const shape = /^(?:[A-Za-z0-9+/_-]{12,}={0,2}|[A-Za-z0-9+/]{6,11}={1,2})$/;
const printable = /^[\x20-\x7e\t\r\n]+$/;

/**
 * What a word says that is base64 of a text: nobody gets a readable text by chance.
 * @returns null when it is no base64, or the bytes are no text
 */
export function base64Text(word: string): string | null {
  if (!shape.test(word)) return null;
  const bytes = word.replace(/=+$/, '');
  if (bytes.length % 4 === 1) return null;
  const text = Buffer.from(bytes, 'base64').toString('latin1');
  return printable.test(text) ? text : null;
}
