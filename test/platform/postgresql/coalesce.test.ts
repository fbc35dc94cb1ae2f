import { expect, test } from 'vitest';
import { DatabaseUnavailable } from '../../../src/platform/database.ts';
import { coalesce } from '../../../src/platform/postgresql/coalesce.ts';

/** Batches that end when they are told to, with twice each number. */
function gathering(options: Partial<Parameters<typeof coalesce<number, number>>[0]> = {}) {
  const batches: { readonly items: readonly number[]; end(): void; fail(error: Error): void }[] = [];
  const call = coalesce<number, number>({
    run: (items) =>
      new Promise((resolve, reject) => {
        batches.push({ items, end: () => resolve(items.map((item) => item * 2)), fail: reject });
      }),
    underWay: 1,
    largest: { items: 100, weight: 100 },
    maximumWaiting: 100,
    ...options,
  });
  return { batches, call };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what arrives together goes together; what comes meanwhile waits and goes together next', async () => {
  const { batches, call } = gathering();
  const first = [call(1), call(2)];
  await turn();
  const second = [call(3), call(4), call(5)];
  await turn();
  expect(batches.map(({ items }) => items)).toEqual([[1, 2]]);
  batches[0]?.end();
  expect(await Promise.all(first)).toEqual([2, 4]);
  await turn();
  expect(batches.map(({ items }) => items)).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  batches[1]?.end();
  expect(await Promise.all(second)).toEqual([6, 8, 10]);
});

test('batches are bounded by number and by weight, and as many as allowed are under way', async () => {
  const { batches, call } = gathering({
    underWay: 2,
    largest: { items: 3, weight: 10 },
    weigh: (item) => item,
  });
  const calls = [1, 1, 1, 1, 50, 8, 1].map(call);
  await turn();
  await turn();
  expect(batches.map(({ items }) => items)).toEqual([[1, 1, 1], [1]]);
  for (let next = 0; next < 4; next += 1) {
    batches[next]?.end();
    await turn();
    await turn();
  }
  expect(batches.map(({ items }) => items)).toEqual([[1, 1, 1], [1], [50], [8, 1]]);
  expect(await Promise.all(calls)).toHaveLength(7);
});

test('a batch that fails fails for all of it, and the next goes on', async () => {
  const { batches, call } = gathering();
  const failing = Promise.allSettled([call(1), call(2)]);
  await turn();
  batches[0]?.fail(new Error('gone'));
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = call(3);
  await turn();
  await turn();
  batches[1]?.end();
  expect(await next).toBe(6);
});

test('more than may wait is refused at once', async () => {
  const { batches, call } = gathering({ maximumWaiting: 2 });
  const accepted = [call(1), call(2)];
  await expect(call(3)).rejects.toThrow(DatabaseUnavailable);
  await turn();
  batches[0]?.end();
  expect(await Promise.all(accepted)).toEqual([2, 4]);
});
