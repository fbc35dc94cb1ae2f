import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandMatrix } from '../../../../src/sandbox/runner/plan/matrix.ts';

test("include works as in GitHub's example", () => {
  const legs = expandMatrix({
    fruit: ['apple', 'pear'],
    animal: ['cat', 'dog'],
    include: [
      { color: 'green' },
      { color: 'pink', animal: 'cat' },
      { fruit: 'apple', shape: 'circle' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ],
  });
  expect(legs).toEqual([
    { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
    { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
    { fruit: 'pear', animal: 'cat', color: 'pink' },
    { fruit: 'pear', animal: 'dog', color: 'green' },
    { fruit: 'banana' },
    { fruit: 'banana', animal: 'cat' },
  ]);
});

test('exclude takes away what agrees with all it names', () => {
  const matrix = { os: ['a', 'b'], node: [18, 20], exclude: [{ os: 'a', node: 18 }, { node: 22 }] };
  expect(expandMatrix(matrix)).toEqual([
    { os: 'a', node: 20 },
    { os: 'b', node: 18 },
    { os: 'b', node: 20 },
  ]);
});

test('only include makes one leg each', () => {
  expect(expandMatrix({ include: [{ a: 1 }, { a: 2 }] })).toEqual([{ a: 1 }, { a: 2 }]);
});

test('empty, shapeless and huge matrices are refused', () => {
  expect(() => expandMatrix({ a: [] })).toThrow("'a' does not contain any values");
  expect(() => expandMatrix({ a: 'x' })).toThrow("'a' does not contain any values");
  expect(() => expandMatrix('x')).toThrow('not a mapping');
  expect(() => expandMatrix({ a: [1], exclude: [{ a: 1 }] })).toThrow('no combination');
  const many = Array.from({ length: 17 }, (_, index) => index);
  expect(() => expandMatrix({ a: many, b: many })).toThrow('more than 256');
});

test('without include and exclude it is the product, every leg once', () => {
  const vector = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.record({ a: vector, b: vector, c: vector }), (matrix) => {
      const legs = expandMatrix(matrix);
      expect(legs).toHaveLength(matrix.a.length * matrix.b.length * matrix.c.length);
      expect(new Set(legs.map((leg) => JSON.stringify(leg))).size).toBe(legs.length);
    }),
  );
});
