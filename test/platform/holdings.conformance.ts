import { expect, test } from 'vitest';
import type { EffectStore } from '../../src/platform/effects/store.ts';
import type { HoldingsStore } from '../../src/platform/holdings/store.ts';
import type { Inbox } from '../../src/platform/inbox.ts';
import type { Ledger } from '../../src/platform/ledger.ts';
import type { Notes } from '../../src/platform/notes.ts';

/** The stores that an installation leaves something in. */
export interface Kept {
  readonly holdings: HoldingsStore;
  readonly inbox: Inbox;
  readonly notes: Notes;
  readonly effects: EffectStore;
  readonly ledger: Ledger;
}

/** Leaves something of an installation in every store. */
async function leave({ inbox, notes, effects, ledger }: Kept, installation: number): Promise<void> {
  for (const number of [1, 2, 3]) {
    const id = `${installation}-${number}`;
    const payload = Buffer.from(JSON.stringify({ installation, number }));
    await inbox.accept({ id, event: 'push', payload });
    await inbox.done(id, installation);
  }
  await notes.set(installation, 'a', 1);
  const effect = { installation, key: 'open', owner: 'me' };
  await effects.begin({ ...effect, lease: 1000 });
  await effects.confirm({ ...effect, result: '{"number":1}' });
  for (const key of ['one', 'two']) {
    await ledger.append({ installation, kind: 'decision', subject: 'acme/shop', key, data: {} });
  }
}

/** What every store of holdings does. */
export function holdingsConform(open: () => Promise<Kept>): void {
  test('what is kept of an installation is counted and listed in pages, and nothing of another one', async () => {
    const kept = await open();
    const { holdings } = kept;
    await leave(kept, 7);
    await leave(kept, 8);
    expect(await holdings.count(7)).toEqual({ deliveries: 3, entries: 2, effects: 1, notes: 1 });
    const [first, second] = await holdings.deliveries(7, 0, 2);
    expect(first).toMatchObject({ id: '7-1', event: 'push', state: 'done', attempts: 0, cause: null });
    expect(first?.sealed).toBeInstanceOf(Uint8Array);
    const rest = await holdings.deliveries(7, second?.sequence ?? 0, 2);
    expect(rest.map((one) => one.id)).toEqual(['7-3']);
    expect(await holdings.effects(7, '', 10)).toMatchObject([
      { key: 'open', state: 'confirmed', result: '{"number":1}', changedAt: expect.stringMatching(/Z$/) },
    ]);
    expect(await holdings.effects(7, 'open', 10)).toEqual([]);
  });

  test('what is erased is gone, and the ledgers of others and of the App go on intact', async () => {
    const kept = await open();
    const { holdings, ledger } = kept;
    await leave(kept, 7);
    await leave(kept, 8);
    await holdings.erase(7);
    expect(await holdings.count(7)).toEqual({ deliveries: 0, entries: 0, effects: 0, notes: 0 });
    expect(await holdings.count(8)).toEqual({ deliveries: 3, entries: 2, effects: 1, notes: 1 });
    expect(await ledger.head(7)).toBeNull();
    expect(await ledger.installations()).not.toContain(7);
    expect(await ledger.verify(8)).toMatchObject({ ok: true });
    // Whoever comes back begins a chain of its own.
    await leave(kept, 7);
    expect(await ledger.verify(7)).toMatchObject({ ok: true, entries: 2 });
  });
}
