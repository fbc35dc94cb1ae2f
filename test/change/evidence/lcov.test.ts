import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageOf } from '../../../src/change/evidence/coverage-paths.ts';
import { mergeCoverage, parseLcov } from '../../../src/change/evidence/lcov.ts';

function parse(text: string, root = '/build/shop') {
  const result = parseLcov(new TextEncoder().encode(text), root);
  if (!result.ok) throw new Error(result.reason);
  return result.coverage;
}

function reasonFor(text: string): string {
  const result = parseLcov(new TextEncoder().encode(text), '/build/shop');
  return result.ok ? 'accepted' : result.reason;
}

test('lines are executed or not, by file, wherever the work tree is', () => {
  const text =
    'TN:\nSF:/build/shop/src/cart.js\nFN:1,add\nFNDA:2,add\nDA:1,2\nDA:2,0,abc\nBRDA:1,0,0,1\nLF:2\nend_of_record\n';
  expect(parse(text)).toEqual(
    new Map([
      [
        'src/cart.js',
        new Map([
          [1, true],
          [2, false],
        ]),
      ],
    ]),
  );
  expect(parse(text.replaceAll('\n', '\r\n'))).toEqual(parse(text));
  expect(parse('SF:./src\\cart.js\nDA:1,1\nend_of_record').has('src/cart.js')).toBe(true);
});

test('a line that one report executes is executed', () => {
  const one = parse('SF:a.js\nDA:1,0\nDA:2,1\nend_of_record');
  const other = parse('SF:a.js\nDA:1,3\nend_of_record\nSF:b.js\nDA:1,0\nend_of_record');
  expect(mergeCoverage([one, other])).toEqual(
    new Map([
      [
        'a.js',
        new Map([
          [1, true],
          [2, true],
        ]),
      ],
      ['b.js', new Map([[1, false]])],
    ]),
  );
});

test('absolute paths of another checkout are understood where only one pair fits', () => {
  const record = (path: string) => `SF:${path}\nDA:1,1\nend_of_record\n`;
  const lone = parse(record('/elsewhere/shop/src/cart.js'));
  expect([...coverageOf(lone, ['src/cart.js', 'lib/cart.js']).keys()]).toEqual(['src/cart.js']);
  const twice = parse(record('/x/a/src/cart.js') + record('/x/b/src/cart.js'));
  expect(coverageOf(twice, ['src/cart.js']).size).toBe(0);
  expect(coverageOf(parse(record('/x/a/src/cart.js')), ['src/cart.js', 'a/src/cart.js']).size).toBe(0);
});

test('paths that lead out of the repository tell about nothing', () => {
  expect(parse('SF:../../etc/passwd\nDA:1,1\nend_of_record').size).toBe(0);
});

test('what is no lcov is refused with the line', () => {
  expect(reasonFor('DA:1,1')).toBe('line 1 is no record of lcov');
  expect(reasonFor('SF:a.js\nDA:one,1')).toMatch(/^line 2 /);
  expect(reasonFor('SF:a.js\nDA:0,1')).toMatch(/^line 2 /);
  expect(reasonFor('x'.repeat(21 * 1024 * 1024))).toMatch(/more than/);
  expect(reasonFor(Array.from({ length: 20_001 }, (_, n) => `SF:f${n}.js`).join('\n'))).toMatch(
    /20000 files/,
  );
});

test('whatever the bytes, it answers and never throws', () => {
  const line = fc.oneof(fc.constantFrom('SF:a.js', 'DA:1,1', 'DA:99999999,1', 'end_of_record'), fc.string());
  fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof parseLcov(bytes, '/r').ok === 'boolean'));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const result = parseLcov(new TextEncoder().encode(lines.join('\n')), '/r');
      if (result.ok) expect([...result.coverage.keys()].every((path) => !path.includes('..'))).toBe(true);
    }),
  );
});
