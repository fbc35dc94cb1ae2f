import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import {
  codeSpan,
  link,
  oneLine,
  quoteMarkdown,
  shorten,
  stripInvisible,
} from '../../src/domain/untrusted.ts';

test('characters that a reader cannot see are gone, and visible ones stay', () => {
  expect(stripInvisible('pay\u202Elo\u200Bad\u{E0041}\u{E007F}\u3164\u2060\uFE0F!')).toBe('payload!');
  expect(stripInvisible('naïve 日本語 👍\n\tend')).toBe('naïve 日本語 👍\n\tend');
  expect(stripInvisible('a\r\nb\u2028c\rd')).toBe('a\nb\nc\nd');
  expect(stripInvisible('half \ud83d pair')).toBe('half  pair');
});

test('nothing invisible survives in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(stripInvisible(text)).not.toMatch(
        /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u,
      );
    }),
  );
});

test('a shortened text fits, says that it was cut, and splits no pair', () => {
  expect(shorten('abcdef', 6)).toBe('abcdef');
  expect(shorten('abcdefg', 6)).toBe('abcde…');
  expect(shorten('ab😀cd', 4)).toBe('ab…');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, limit) => {
      const short = shorten(text, limit);
      expect(short.length).toBeLessThanOrEqual(limit);
      expect(short.isWellFormed()).toBe(true);
    }),
  );
});

const markdown = new MarkdownIt({ html: true, linkify: true });
/** Types of what a Markdown parser makes of the text, and the words it shows. */
function parsed(source: string): { types: string[]; words: string } {
  const tokens = markdown.parse(source, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const words = tokens.filter((token) => token.type === 'text' || token.type === 'text_special');
  return {
    types: [...new Set(tokens.map(({ type }) => type))],
    words: words.map((token) => token.content).join(''),
  };
}
const plain = ['paragraph_open', 'inline', 'text', 'text_special', 'paragraph_close'];

test.each([
  'Fixes #12, GH-7 and acme/shop#3',
  '@acme/dba, mail@example.org',
  '![x](https://evil.example/?q) [x]: http://x [^1]',
  '<img src=x> <!-- x --> &lt;',
  'https://evil.example www.evil.example ftp://x',
  '| a | b |',
  '# heading',
  '---',
  '=== x',
  '- item',
  '+ item',
  '1. item',
  '2) item',
  '> quote',
  '    code',
  '`code` **bold** __bold__ ~~gone~~ $x$ \\*',
  '```\nfence',
])('%j becomes plain words', (hostile) => {
  const source = quoteMarkdown(hostile);
  const { types, words } = parsed(source);
  expect(types.filter((type) => !plain.includes(type))).toEqual([]);
  expect(words.replaceAll('\u200b', '')).toBe(oneLine(hostile));
  expect(words).not.toMatch(/#\d|GH-\d|@[a-z]|:\/\/|www\./);
  expect(source).not.toMatch(/(?<!\\)[|$]/);
});

test('any text becomes plain words, the same ones', () => {
  const piece = fc.constantFrom(...'#@[](){}<>!`*_~|\\&;:/-+=.$^"\' 1a\n', 'www.', 'http://', 'GH-', '&lt;');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const { types, words } = parsed(quoteMarkdown(pieces.join('')));
      expect(types.filter((type) => !plain.includes(type))).toEqual([]);
      expect(words.replaceAll('\u200b', '')).toBe(oneLine(pieces.join('')));
    }),
  );
});

test('a code span cannot be left from inside, whatever backticks it holds', () => {
  expect(codeSpan('a')).toBe('`a`');
  expect(codeSpan('a``b`')).toBe('``` a``b` ```');
  expect(codeSpan('a|b', 'table')).toBe('<code>a\\|b</code>');
  expect(codeSpan('a\\|b', 'table')).toBe('<code>a\\\\\\|b</code>');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('`', 'a', ' ', '\n', '|') }), (text) => {
      const span = codeSpan(text);
      const fence = /^`+/.exec(span)?.[0] ?? '';
      const inner = span.slice(fence.length, -fence.length);
      expect(span.endsWith(fence)).toBe(true);
      expect(inner.match(/`+/g) ?? []).not.toContain(fence);
      expect(span).not.toContain('\n');
    }),
  );
});

test('a link leads only to plain web addresses', () => {
  expect(link('run 1', 'http://127.0.0.1:80/a/b?c=1')).toBe('[run 1](http://127.0.0.1:80/a/b?c=1)');
  expect(link('x', 'javascript:alert(1)')).toBe('x');
  expect(link('x', 'https://a.example/) ![](https://evil.example')).toBe('x');
  expect(oneLine(' a \n b ')).toBe('a b');
});
