import fc from 'fast-check';
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

test('untrusted words carry no markup, mention, link or closing reference', () => {
  const hostile =
    'Fixes #12, GH-7 @acme/dba ![x](https://evil.example/?q) <img src=x> www.evil.example |a|\n# big';
  const quoted = quoteMarkdown(hostile);
  expect(quoted).not.toMatch(/#\d/);
  expect(quoted).not.toMatch(/GH-\d/);
  expect(quoted).not.toMatch(/@[a-z]/);
  expect(quoted).not.toContain('://');
  expect(quoted).not.toContain('](');
  expect(quoted).not.toMatch(/[^\\]</);
  expect(quoted).not.toMatch(/[^\\]\|/);
  expect(quoted).not.toContain('\n');
  expect(quoted).not.toMatch(/www\\?\./);
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
