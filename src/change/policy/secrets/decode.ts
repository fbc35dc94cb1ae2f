import { Buffer } from 'node:buffer';
import { gunzipSync } from 'node:zlib';

/** What a stretch of a text says when it is decoded. */
export interface Decoded {
  /** Where the encoded text begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const shortest = 20;
/** A secret that is encoded stands in a text of its own size; what is larger is a file, an image, a program. */
const longest = 200_000;
const mostBytes = 1_000_000;
const sample = 24;

const BASE64 = 1;
const PAD = 2;
const classes = new Uint8Array(128);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') {
  classes[letter.charCodeAt(0)] = BASE64;
}
classes[61] = PAD;

/**
 * Everything in a text that is one in another spelling: base64 in both alphabets, wrapped over lines or not, of UTF-8,
 * UTF-16 or gzip; hexadecimal; percent signs; escapes of strings. One pass; at most a million characters come out.
 */
export function decodedIn(text: string): Decoded[] {
  const found: Decoded[] = [];
  let budget = mostBytes;
  const take = (one: Decoded | null) => {
    if (one === null || one.text.length > budget) return;
    budget -= one.text.length;
    found.push(one);
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 128 || classes[code] !== BASE64) continue;
    const start = at;
    while (at < text.length && text.charCodeAt(at) < 128 && classes[text.charCodeAt(at)] === BASE64) at += 1;
    if (at - start < shortest) continue;
    const run = unwrapped(text, start, at);
    if (run.word.length <= longest) take(decodedRun(run.word, start, run.end));
    at = run.end;
  }
  for (const line of escapedLines(text)) take(line);
  return found;
}

/** A run of base64 with those that follow on lines of their own: encoders wrap at 60, 64 or 76 characters. */
function unwrapped(text: string, start: number, end: number): { word: string; end: number } {
  let last = end;
  const words = [text.slice(start, end)];
  const width = end - start;
  while (width >= 40) {
    const next =
      /(?:\\r)?(?:\\n)?["'+\s,\\]{0,12}\r?\n[ \t]{0,60}["'#*/|]{0,3}[ \t]{0,8}(?=[A-Za-z0-9+/])|\\n/y;
    next.lastIndex = last;
    const from = next.test(text) ? next.lastIndex : -1;
    if (from < 0) break;
    let to = from;
    while (
      to < text.length &&
      to - from <= width &&
      text.charCodeAt(to) < 128 &&
      classes[text.charCodeAt(to)] === BASE64
    ) {
      to += 1;
    }
    if (to === from || to - from > width || (/[:=({.]/.test(text.charAt(to)) && text[to] !== '=')) break;
    if (to - from < width && /[A-Za-z0-9_]{0,1}[ \t]?[:(.]/y.test(text.slice(to, to + 2))) break;
    words.push(text.slice(from, to));
    last = to;
    if (to - from < width) break;
  }
  return { word: words.join(''), end: last };
}

function decodedRun(word: string, start: number, end: number): Decoded | null {
  if (/^[0-9a-f]{32,}$/i.test(word) && word.length % 2 === 0) {
    const text = asText(Buffer.from(word, 'hex'));
    if (text !== null) return { start, end, text };
  }
  const head = asText(Buffer.from(word.slice(0, sample), 'base64'), true);
  if (head === null) return null;
  const text = asText(Buffer.from(word, 'base64'));
  return text === null ? null : { start, end, text };
}

/** Bytes as a text, when they are one. `beginning` asks less of what was cut off. */
function asText(bytes: Buffer, beginning = false): string | null {
  if (bytes.length < 8) return null;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return beginning ? 'gzip' : unzipped(bytes);
  let zeros = 0;
  let odd = 0;
  for (const byte of bytes) {
    if (byte === 0) zeros += 1;
    else if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) odd += 1;
    else if (byte >= 128) odd += 0.5;
  }
  if (zeros >= bytes.length * 0.4 && zeros <= bytes.length * 0.55) {
    const big = bytes[0] === 0;
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    return (big ? Buffer.from(even).swap16() : even).toString('utf16le');
  }
  if (zeros > 0 || odd > bytes.length * 0.05) return null;
  return bytes.toString('utf8');
}

function unzipped(bytes: Buffer): string | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes }).toString('utf8');
  } catch {
    return null;
  }
}

const spelled =
  /\\{1,8}u\{?00([2-7][0-9a-fA-F])\}?|\\{1,8}x([2-7][0-9a-fA-F])|%([2-7][0-9A-Fa-f])|&#(?:x([2-7][0-9a-fA-F])|(\d{2,3}));|\\{1,8}(["/])/g;
const escaped = /\\{1,8}u\{?00[2-7]|\\{1,8}x[2-7]|%[2-7][0-9A-Fa-f]|&#x?\d|\\"/;
const longestLine = 20_000;

/** Lines that spell characters with their numbers, in plain: escapes of strings, percent signs, entities of XML. */
function* escapedLines(text: string): Generator<Decoded> {
  if (!escaped.test(text)) return;
  let start = 0;
  while (start < text.length) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end - start <= longestLine) {
      const line = text.slice(start, end);
      if (escaped.test(line)) {
        const plain = line.replace(spelled, (whole, u, x, percent, hex, decimal, letter) => {
          if (letter !== undefined) return letter;
          const code =
            decimal === undefined ? Number.parseInt(u ?? x ?? percent ?? hex, 16) : Number(decimal);
          return code >= 32 && code < 127 ? String.fromCharCode(code) : whole;
        });
        if (plain !== line) yield { start, end, text: plain };
      }
    }
    start = end + 1;
  }
}
