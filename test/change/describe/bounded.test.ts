import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounded } from '../../../src/change/describe/bounded.ts';

test('what fits stays as it is', () => {
  expect(bounded('short')).toBe('short');
});

test('what does not is cut at a line, or between characters, and says so', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\ufffd'))),
      (lines) => {
        const text = lines
          .map((line) => line.replaceAll('\n', ' '))
          .join('\n')
          .padEnd(300, '😀 日');
        const cut = bounded(text, 200);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(200);
        expect(cut).not.toContain('\ufffd');
        expect(cut).toContain('Cut here');
        expect(text.startsWith(cut.slice(0, cut.indexOf('\n\n*Cut here')))).toBe(true);
      },
    ),
  );
});
