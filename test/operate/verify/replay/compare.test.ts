import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareJson } from '../../../../src/operate/verify/replay/compare-json.ts';
import { compareText } from '../../../../src/operate/verify/replay/compare-text.ts';
import { Differences } from '../../../../src/operate/verify/replay/difference.ts';
import { upperTail } from '../../../../src/operate/verify/replay/judge-route.ts';
import { fitsRoute, nameOfRoute } from '../../../../src/operate/verify/replay/route.ts';

function json(expected: unknown, actual: unknown): string[] {
  const found = new Differences();
  compareJson(expected, actual, found);
  return found.list().map(({ place, kind }) => `${kind} ${place}`);
}

function text(expected: string, actual: string): string[] {
  const found = new Differences();
  compareText(expected, actual, found);
  return found.list().map(({ place, kind }) => `${kind} ${place}`);
}

test.each([
  [{ a: 1 }, { a: 2 }, ['value $.a']],
  [{ a: 1 }, { a: null }, ['type $.a']],
  [[1, 2, 3], [3, 1, 2], ['order $']],
  [
    [
      { id: 1, n: 1 },
      { id: 2, n: 2 },
    ],
    [
      { id: 2, n: 5 },
      { id: 1, n: 1 },
    ],
    ['value $[*].n', 'order $'],
  ],
  [[1, 2], [1], ['missing $[*]']],
  [[1], [1, 2], ['added $[*]']],
  [{ 'a b': [1] }, { 'a b': [2] }, ["value $['a b'][*]"]],
])('%j and %j differ in %j', (expected, actual, differences) => {
  expect(json(expected, actual).sort()).toEqual([...differences].sort());
});

test('a value differs from itself nowhere, and from another somewhere', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (one, other) => {
      expect(json(one, structuredClone(one))).toEqual([]);
      if (
        JSON.stringify(one) !== JSON.stringify(other) &&
        JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other))
      ) {
        expect(json(one, other)).not.toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, item]) => [key, sorted(item)]),
  );
}

test('any two texts of tokens are compared to the end, whatever they are', () => {
  const words = fc.array(fc.constantFrom('a', 'b', '1', '2.5', '<', '/'), { maxLength: 200 });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const differences = text(one.join(' '), other.join(' '));
      expect(differences.length === 0).toBe(one.join(' ') === other.join(' '));
    }),
    { numRuns: 300 },
  );
  expect(text('<p>Total: 12.50</p>', '<p> Total:  12.50 </p>')).toEqual([]);
  expect(text('at 2026-11-23T05:00:00Z', 'at 2026-11-24T06:00:00Z')).toEqual([]);
});

test('routes fit paths by their segments, and requests get the name of their kind', () => {
  expect(fitsRoute('/orders/:id', '/orders/7?x=/')).toBe(true);
  expect(fitsRoute('/orders/:id', '/orders/')).toBe(false);
  expect(fitsRoute('/orders/:id', '/orders/7/lines')).toBe(false);
  expect(fitsRoute('/files/*', '/files/a')).toBe(true);
  expect(fitsRoute('/files/**', '/files/a/b/c')).toBe(true);
  expect(fitsRoute('/**', '/')).toBe(true);
  const named = (path: string) => nameOfRoute(undefined, { method: 'GET', path });
  expect(named('/users/42/orders/0b0f2c1e-7f1c-4f0e-9d0f-0a1b2c3d4e5f?x=1')).toBe(
    'GET /users/:id/orders/:id',
  );
  expect(named('/users/me/settings')).toBe('GET /users/me/settings');
});

test('the tail of the binomial is what tables say', () => {
  expect(upperTail(8, 10)).toBeCloseTo(56 / 1024, 12);
  expect(upperTail(0, 5)).toBeCloseTo(1, 12);
  expect(upperTail(5, 5)).toBeCloseTo(1 / 32, 12);
  expect(upperTail(700, 1000)).toBeLessThan(1e-30);
});
