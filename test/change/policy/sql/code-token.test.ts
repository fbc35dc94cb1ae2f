import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forwardTokens } from '../../../../src/change/policy/sql/code/forward.ts';
import { codeTokens } from '../../../../src/change/policy/sql/code/token.ts';

const strings = (text: string, language: Parameters<typeof codeTokens>[1]) =>
  codeTokens(text, language)
    .filter(({ kind }) => kind === 'string')
    .map(({ text: inner }) => inner);

test.each([
  ['c', `f("a", 'b', \`c\nd\`)`, ['a', 'b', 'c\nd']],
  ['c', String.raw`f("a\"b", "c\\", "d")`, [String.raw`a\"b`, String.raw`c\\`, 'd']],
  ['c', 'it"s\nf("a")', ['a']],
  ['c', "don't\ncan't\nf('a')", ['a']],
  ['c', '@"a""b\nc" "d"', ['a""b\nc', 'd']],
  ['php', '"a\nb" "c"', ['a\nb', 'c']],
  ['python', '"""a\n"b" """ \'c\'', ['a\n"b" ', 'c']],
  ['ruby', '"a\nb"; \'c\'', ['a\nb', 'c']],
] as const)('strings of %s in %j', (language, text, expected) => {
  expect(strings(text, language)).toEqual(expected);
});

test('a quote that nothing closes hides no string of a later line, wherever escapes stand', () => {
  expect(strings(`${String.raw`\" \\" \\\" x`}\nf("a")`, 'c')).toEqual([String.raw` \\`, 'a']);
});

const hostile = fc.string({
  unit: fc.constantFrom('"', "'", '`', '\\', '\n', 'a', '@', '"""'),
  maxLength: 60,
});

/** As it was before what is known of unclosed strings was remembered: each quote is looked at from where it stands. */
function endFrom(text: string, from: number, quote: string, lines: boolean): number | null {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
    else if (text[at] === '\n' && !lines) return null;
  }
  return null;
}

test('strings end at the next quote of their kind that no backslash escapes', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const { kind, offset, inner, text: own } of codeTokens(text, 'c')) {
        const quote = text[offset] ?? '';
        if (kind !== 'string' || inner !== offset + 1 || !`"'\``.includes(quote)) continue;
        expect(inner + own.length).toBe(endFrom(text, inner, quote, quote === '`'));
      }
      for (const { kind, offset, text: shown } of codeTokens(text, 'c')) {
        if (kind === 'string' || !['"', "'", '`'].includes(shown)) continue;
        expect(endFrom(text, offset + 1, shown, shown === '`')).toBeNull();
      }
    }),
  );
});

test('the way back ends at the first line that is indented no deeper', () => {
  const text = 'def up\n  a\nend\ndef down\n  b c\n    d\n\n  e\nend\ndef other\n  f\n';
  const kept = forwardTokens(codeTokens(text, 'ruby'), text, 'ruby').map((token) => token.text);
  expect(kept).toEqual(['def', 'up', 'a', 'end', 'def', 'end', 'def', 'other', 'f']);
});
