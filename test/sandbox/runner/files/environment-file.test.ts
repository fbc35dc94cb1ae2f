import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEnvironmentFile } from '../../../../src/sandbox/runner/files/environment-file.ts';

test('both forms are read, in order, and an equals sign may be in the value', () => {
  const text = 'A=1\nB=x=y\n\nC<<EOF\none\n\nthree\nEOF\nD=\n';
  expect(parseEnvironmentFile(text)).toEqual([
    ['A', '1'],
    ['B', 'x=y'],
    ['C', 'one\n\nthree'],
    ['D', ''],
  ]);
});

test('the first of = and << decides which form it is', () => {
  expect(parseEnvironmentFile('A=b<<c\n')).toEqual([['A', 'b<<c']]);
  expect(parseEnvironmentFile('A<<b=c\nvalue\nb=c\n')).toEqual([['A', 'value']]);
});

test('malformed files are refused', () => {
  expect(() => parseEnvironmentFile('nonsense\n')).toThrow("Invalid format 'nonsense'");
  expect(() => parseEnvironmentFile('=x\n')).toThrow('Invalid format');
  expect(() => parseEnvironmentFile('A<<EOF\nnever ends\n')).toThrow("delimiter not found 'EOF'");
});

test('whatever is written between random delimiters comes back', () => {
  const line = fc
    .string({ unit: 'grapheme' })
    .filter((text) => !/[\r\n]/.test(text) && text !== 'ghadelimiter_1');
  const pair = fc.tuple(
    fc.stringMatching(/^[A-Z_]{1,8}$/),
    fc.array(line, { minLength: 1 }).map((lines) => lines.join('\n')),
  );
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const text = pairs
        .map(([name, value]) => `${name}<<ghadelimiter_1\n${value}\nghadelimiter_1\n`)
        .join('');
      expect(parseEnvironmentFile(text)).toEqual(pairs);
    }),
  );
});
