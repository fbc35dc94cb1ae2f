import { expect, onTestFinished, test } from 'vitest';
import type { PastPull } from '../../../src/change/policy/flips/past-pull.ts';
import { RepositoryId } from '../../../src/domain/ids.ts';
import type { FlowContext } from '../../../src/flows/flow.ts';
import { expirePast, listPast } from '../../../src/flows/policy-edit/past-pulls.ts';
import { openTestStores } from '../../e2e/stores.ts';
import { temporaryDirectory } from '../../platform/temporary-directory.ts';

const repository = RepositoryId.parse(4711);
const now = new Date('2026-11-23T00:00:00Z');

const past = (number: number, first: string): PastPull => ({
  number,
  branch: 'main',
  first,
  machine: false,
  files: 1,
  paths: ['a'],
  irreversible: [],
  patterns: {},
  sights: [],
  unread: [],
  cut: false,
  approved: [],
});

async function openStore() {
  const { notes } = await openTestStores(temporaryDirectory(), onTestFinished);
  const client = { installation: 7 } as FlowContext['client'];
  const keep = (one: PastPull, installation = 7, repositoryId = 4711) =>
    notes.set(
      installation,
      `past-pull:repository:${repositoryId}#${String(one.number).padStart(10, '0')}`,
      one,
    );
  const numbers = async () =>
    (await listPast({ notes, client }, repository, now)).map(({ number }) => number);
  return { store: { notes, client }, keep, numbers };
}

test('what is kept comes newest first, of one repository of one installation, without what is old', async () => {
  const { keep, numbers } = await openStore();
  await keep(past(9, '2026-11-01T00:00:00Z'));
  await keep(past(10, '2026-11-02T00:00:00Z'));
  await keep(past(2, '2026-01-01T00:00:00Z'));
  await keep(past(11, '2026-11-02T00:00:00Z'), 8);
  await keep(past(12, '2026-11-02T00:00:00Z'), 7, 47111);
  expect(await numbers()).toEqual([10, 9]);
});

test('where the oldest is old, all that is old and all but the last hundred is forgotten for good', async () => {
  const { store, keep } = await openStore();
  await keep(past(1, '2026-01-01T00:00:00Z'));
  for (let number = 2; number <= 110; number += 1) await keep(past(number, '2026-11-01T00:00:00Z'));
  await keep(past(3, '2026-01-01T00:00:00Z'), 8);
  await expirePast(store, repository, now);
  const left = await store.notes.list(7, 'past-pull:', 1000);
  expect(left).toHaveLength(100);
  expect(left[0]?.key).toBe('past-pull:repository:4711#0000000011');
  expect(await store.notes.list(8, 'past-pull:', 10)).toHaveLength(1);
});

test('what cannot be read any more, such as of another version, is as if it were not there', async () => {
  const { store, keep, numbers } = await openStore();
  await keep(past(4, '2026-11-01T00:00:00Z'));
  await store.notes.set(7, 'past-pull:repository:4711#0000000003', { number: 'three' });
  expect(await numbers()).toEqual([4]);
  await expirePast(store, repository, now);
  expect(await store.notes.list(7, 'past-pull:', 10)).toHaveLength(1);
});
