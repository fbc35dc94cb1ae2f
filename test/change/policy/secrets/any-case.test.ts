import { expect, test } from 'vitest';
import { anyCase } from '../../../../src/change/policy/secrets/any-case.ts';
import { secretRules } from '../../../../src/change/policy/secrets/rules.ts';

test.each([
  ['acme[_. -]?key', ['acme_key', 'ACME-Key', 'AcmeKEY'], ['acme+key', 'acm']],
  ['[a-c]x', ['ax', 'BX', 'Cx'], ['dx', 'D X']],
  ['[^a-c]x', ['dx', 'DX'], ['ax', 'AX', 'Bx']],
  [String.raw`\w\d(?!word)[\w.-]k`, ['a1.K', 'Z9-k'], ['a1wordk', 'ab.k']],
  ['(?<secret>[0-9a-f]{4})(?<!dead)', ['beef', 'BEEF'], ['dead', 'DEAD', 'beeg']],
  ['[~a-]z', ['az', 'AZ', '-z', '~Z'], ['_z', 'bz', 'Bz']],
])('%s takes letters in either case, as the flag would have it', (source, taken, refused) => {
  for (const [texts, fine] of [
    [taken, true],
    [refused, false],
  ] as const) {
    for (const text of texts) {
      expect(new RegExp(`^(?:${anyCase(source)})$`).test(text), text).toBe(fine);
      expect(new RegExp(`^(?:${source})$`, 'i').test(text), text).toBe(fine);
    }
  }
});

test('no pattern needs more of regular expressions than Node 20 knows', () => {
  for (const { id, pattern } of secretRules) {
    expect(pattern.source, `${id}: flags in a group`).not.toMatch(
      /\(\?(?:[ims]{1,3}(?:-[ims]{0,3})?|-[ims]{1,3}):/,
    );
    expect(pattern.source.split('(?<secret>').length, `${id}: a name for two groups`).toBeLessThanOrEqual(2);
  }
});
