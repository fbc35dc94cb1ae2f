import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../../src/platform/ledger-entry.ts';
import { createSwitchReader } from '../../../src/platform/switches/reader.ts';
import type { SwitchStore } from '../../../src/platform/switches/store.ts';

/** A store of switch entries, and what was asked of it. */
function openStore() {
  const entries: LedgerEntry[] = [];
  const asked: string[] = [];
  const store: SwitchStore = {
    positions: async () =>
      [...new Set(entries.map(({ installation }) => installation))].map((installation) => {
        const newest = entries.findLast((entry) => entry.installation === installation);
        return { installation, seq: newest?.seq ?? 0, hash: newest?.hash ?? '' };
      }),
    entries: async (installation, after, limit) => {
      asked.push(`${installation} after ${after}`);
      return entries.filter((one) => one.installation === installation && one.seq > after).slice(0, limit);
    },
  };
  const add = (installation: number, seq: number, paused: boolean) => {
    const data = { paused, by: { id: 1, login: 'dana' }, at: '2026-01-01T00:00:00Z', order: seq };
    const rest = { at: data.at, kind: 'switch', key: `switch:${seq}`, previous: '', hash: `${seq}${paused}` };
    entries.push({ installation, seq, subject: 'organisation', data, ...rest });
  };
  return { entries, asked, store, add };
}

test('only what was added is read again, chain by chain', async () => {
  const { asked, store, add } = openStore();
  const read = createSwitchReader(store);
  add(1, 3, true);
  add(2, 9, true);
  await read();
  asked.splice(0);
  await read();
  expect(asked).toEqual([]);
  add(1, 8, false);
  const board = await read();
  expect(asked).toEqual(['1 after 2', '1 after 3']);
  expect(board.get(1)?.get('organisation')?.paused).toBe(false);
  expect(board.get(2)?.get('organisation')?.paused).toBe(true);
});

test('of a chain that was erased nothing is remembered, also when there is a new one', async () => {
  const { entries, store, add } = openStore();
  const read = createSwitchReader(store);
  add(1, 7, true);
  await read();
  entries.splice(0);
  expect((await read()).get(1)).toBeUndefined();
  add(1, 7, true);
  await read();
  entries.splice(0);
  add(1, 2, false);
  expect((await read()).get(1)?.get('organisation')?.paused).toBe(false);
  entries.splice(0);
  // Longer than the one before, so that nothing but the hash tells.
  add(1, 1, true);
  add(1, 3, true);
  expect((await read()).get(1)?.get('organisation')).toMatchObject({ paused: true, order: 3 });
});

test('a reading that fails changes nothing', async () => {
  const { store, add } = openStore();
  let broken = false;
  const entries: SwitchStore['entries'] = async (...args) => {
    if (broken) throw new Error('gone');
    return store.entries(...args);
  };
  const read = createSwitchReader({ ...store, entries });
  add(1, 1, true);
  await read();
  add(1, 2, false);
  broken = true;
  await expect(read()).rejects.toThrow('gone');
  broken = false;
  expect((await read()).get(1)?.get('organisation')?.paused).toBe(false);
});
