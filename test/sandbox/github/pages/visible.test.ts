import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../../src/sandbox/github/pages/markdown.ts';
import { visibleSource, visibleText } from '../../../../src/sandbox/github/pages/visible.ts';

const plain = (source: string) => source.replaceAll(/<[^>]*>/g, '');

test('characters that hide or reorder text are named where they stand', () => {
  expect(plain(visibleSource('invoice\u202Egnp.exe'))).toBe('invoiceU+202Egnp.exe');
  expect(plain(visibleSource('a\u200Bb'))).toBe('aU+200Bb');
  expect(plain(visibleSource('x\u{E0041}\u{E0042}\u{E0043}\u{E0044}\u{E0045}'))).toBe(
    'xU+E0041 U+E0042 U+E0043 U+E0044 +1',
  );
  expect(plain(visibleSource('\u3164\u2060\u001b'))).toBe('U+3164 U+2060 U+001B');
  expect(visibleText('a\u200Bb')).toBe('a[U+200B]b');
});

test('emoji keep the joiners and selectors that they are made of', () => {
  for (const emoji of ['⚠️', '👩‍🚀', '👩🏽‍🚀', '🏳️‍🌈']) expect(visibleSource(emoji)).toBe(emoji);
  expect(plain(visibleSource('a\uFE0F'))).toBe('aU+FE0F');
});

const hostile = fc.string({
  unit: fc.constantFrom(
    ...'<>"\'&/=!-[]()`# ',
    'script',
    'img',
    'onerror',
    'javascript:',
    'details',
    '\u202E',
    '\n',
  ),
  maxLength: 40,
});

test('nothing that somebody writes becomes markup', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(
        visibleSource(text).replaceAll(/<span class="unseen" title="invisible characters">|<\/span>/g, ''),
      ).not.toMatch(/[<>"']/);
    }),
  );
});

const allowed =
  /^<(\/?(div|p|h[1-6]|ul|ol|li|em|strong|b|i|s|code|pre|blockquote|table|thead|tbody|tr|th|td|span|details|summary|sub|sup|kbd|ins|del|br|hr)|a href="(https?:|mailto:|#|\/|[^":]*")[^"]*"?|div class="markdown"|li class="task"|input type="checkbox" disabled( checked)?|span class="unseen" title="invisible characters"|ol start="\d+"|t[hd] style="text-align:\w+")\s*\/?>$/;

test('Markdown renders to harmless tags only, whatever it is', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const [tag] of String(renderMarkdown(text)).matchAll(/<[^>]*>/g)) expect(tag).toMatch(allowed);
    }),
    { numRuns: 300 },
  );
});

test('Markdown keeps details and task lists, and turns pictures into links', () => {
  const source =
    '<details><summary>Why</summary>\n\n- [x] done\n\n</details>\n\n![p](https://example.com/p.png)';
  const rendered = String(renderMarkdown(source));
  expect(rendered).toContain('<details><summary>Why</summary>');
  expect(rendered).toContain('<li class="task"><input type="checkbox" disabled checked> done');
  expect(rendered).toContain('<a href="https://example.com/p.png">p</a>');
  expect(rendered).not.toContain('<img');
  expect(String(renderMarkdown('[x](javascript:alert(1)) <!-- hidden --> <b onclick="x">'))).toBe(
    '<div class="markdown"><p>[x](javascript:alert(1))  &lt;b onclick=&quot;x&quot;&gt;</p>\n</div>',
  );
});
