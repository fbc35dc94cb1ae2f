import { expect, test } from 'vitest';
import { gatherAppends } from '../../../src/platform/journal/gather-appends.ts';
import { JournalUnavailable } from '../../../src/platform/journal/journal.ts';
import type { Added } from '../../../src/platform/journal/ledger-chain.ts';
import type { Appended } from '../../../src/platform/ledger.ts';

const entry = (key: string): Added => ({
  installation: 7,
  at: '',
  kind: 'note',
  subject: 'x',
  key,
  data: null,
});
const done = (added: Added): Appended => ({
  entry: { ...added, seq: 1, previous: '', hash: added.key },
  appended: true,
});
const keys = (count: number) => Array.from({ length: count }, (_, number) => `k${number}`);

test('what is added in one turn is written together, in order, two hundred at a time', async () => {
  const writes: string[][] = [];
  const append = gatherAppends(async (added) => {
    writes.push(added.map(({ key }) => key));
    return added.map(done);
  });
  const results = await Promise.all(keys(450).map((key) => append(entry(key))));
  expect(results.map((result) => result.entry.hash)).toEqual(keys(450));
  expect(writes.map(({ length }) => length)).toEqual([200, 200, 50]);
  expect(writes.flat()).toEqual(keys(450));
  await append(entry('later'));
  expect(writes.at(-1)).toEqual(['later']);
});

test('an entry that cannot be written fails alone', async () => {
  const append = gatherAppends(async (added) => {
    if (added.some(({ key }) => key === 'k1')) throw new TypeError('not this one');
    return added.map(done);
  });
  const results = await Promise.allSettled(keys(3).map((key) => append(entry(key))));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('when nothing can be written everybody is told at once, and too many are not kept waiting', async () => {
  let writes = 0;
  const append = gatherAppends(async () => {
    writes += 1;
    throw new JournalUnavailable('full');
  });
  const results = await Promise.allSettled(keys(3).map((key) => append(entry(key))));
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  expect(writes).toBe(1);
  const many = keys(10_001).map((key) => append(entry(key)));
  await expect(many.at(-1)).rejects.toThrow('already wait');
  await Promise.allSettled(many);
});
