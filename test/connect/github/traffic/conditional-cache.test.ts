import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConditionalCache, type Kept } from '../../../../src/connect/github/traffic/conditional-cache.ts';

const kept = (body: string): Kept => ({ etag: `"${body.length}"`, body, headers: {} });

test('what was used longest ago is forgotten first', () => {
  const cache = new ConditionalCache({ entries: 2, bytes: 1_000_000 });
  cache.set('a', kept('a'));
  cache.set('b', kept('b'));
  expect(cache.get('a')?.body).toBe('a');
  cache.set('c', kept('c'));
  expect(['a', 'b', 'c'].map((key) => cache.get(key)?.body ?? null)).toEqual(['a', null, 'c']);
});

test('an answer that would fill the cache is not kept, and what it replaces is forgotten', () => {
  const cache = new ConditionalCache({ entries: 10, bytes: 100_000 });
  cache.set('a', kept('old'));
  cache.set('a', kept('x'.repeat(50_000)));
  expect(cache.get('a')).toBeNull();
  expect(cache.bytes).toBe(0);
});

test('neither bound is ever exceeded, and the bytes are those of what is there', () => {
  const bounds = { entries: 5, bytes: 40_000 };
  const operation = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    what: fc.constantFrom('set', 'get', 'delete'),
    size: fc.nat(3000),
  });
  fc.assert(
    fc.property(fc.array(operation), (operations) => {
      const cache = new ConditionalCache(bounds);
      for (const { key, what, size } of operations) {
        if (what === 'set') cache.set(key, kept('x'.repeat(size)));
        else if (what === 'get') cache.get(key);
        else cache.delete(key);
        expect(cache.entries).toBeLessThanOrEqual(bounds.entries);
        expect(cache.bytes).toBeLessThanOrEqual(bounds.bytes);
      }
      for (const key of 'abcdefgh') cache.delete(key);
      expect([cache.entries, cache.bytes]).toEqual([0, 0]);
    }),
  );
});
