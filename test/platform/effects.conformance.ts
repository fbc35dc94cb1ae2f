import { expect, test } from 'vitest';
import type { EffectStore } from '../../src/platform/effects/store.ts';

const minute = 60_000;

/** What records of effects do in every store. */
export function effectStoreConforms(open: () => Promise<EffectStore>): void {
  test('an effect is begun once, and held while its lease lasts', async () => {
    const store = await open();
    const effect = { installation: 7, key: 'comment:1' };
    expect(await store.begin({ ...effect, owner: 'a', lease: minute })).toEqual({ kind: 'begun' });
    const again = await store.begin({ ...effect, owner: 'b', lease: minute });
    expect(again).toEqual({ kind: 'held', milliseconds: expect.any(Number) });
    expect(again.kind === 'held' ? again.milliseconds : 0).toBeGreaterThan(0);
    expect(await store.begin({ ...effect, installation: 8, owner: 'b', lease: minute })).toEqual({
      kind: 'begun',
    });
  });

  test('of many who begin at the same time, one does', async () => {
    const store = await open();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, one) =>
        store.begin({ installation: 7, key: 'comment:2', owner: String(one), lease: minute }),
      ),
    );
    expect(all.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
    expect(all.filter(({ kind }) => kind === 'held')).toHaveLength(19);
  });

  test('what was begun and not confirmed is in doubt once its lease has ended, however often', async () => {
    const store = await open();
    const effect = { installation: 7, key: 'comment:3' };
    await store.begin({ ...effect, owner: 'a', lease: 0 });
    expect(await store.begin({ ...effect, owner: 'b', lease: 0 })).toEqual({ kind: 'unconfirmed' });
    expect(await store.begin({ ...effect, owner: 'c', lease: minute })).toEqual({ kind: 'unconfirmed' });
    expect(await store.find(effect)).toMatchObject({ state: 'begun', attempts: 3, result: null });
  });

  test('a confirmation is final, comes with its result, and counts whoever gives it', async () => {
    const store = await open();
    const effect = { installation: 7, key: 'comment:4' };
    await store.begin({ ...effect, owner: 'a', lease: 0 });
    await store.begin({ ...effect, owner: 'b', lease: minute });
    await store.confirm({ ...effect, result: '{"id":4}' });
    await store.confirm({ ...effect, result: '{"id":5}' });
    await store.withdraw({ ...effect, owner: 'b', cause: 'too late' });
    await store.doubt({ ...effect, owner: 'b', cause: 'too late', lease: 0 });
    expect(await store.begin({ ...effect, owner: 'c', lease: minute })).toEqual({
      kind: 'confirmed',
      result: '{"id":4}',
      at: expect.any(Date),
    });
    expect(await store.find(effect)).toMatchObject({ state: 'confirmed', cause: null });
  });

  test('what was withdrawn may be begun anew, and its cause is kept', async () => {
    const store = await open();
    const effect = { installation: 7, key: 'comment:5' };
    await store.begin({ ...effect, owner: 'a', lease: minute });
    await store.withdraw({ ...effect, owner: 'somebody else', cause: 'not mine' });
    expect(await store.begin({ ...effect, owner: 'b', lease: minute })).toMatchObject({ kind: 'held' });
    await store.withdraw({ ...effect, owner: 'a', cause: '403 refused' });
    expect(await store.find(effect)).toMatchObject({ state: 'failed', cause: '403 refused' });
    expect(await store.begin({ ...effect, owner: 'b', lease: minute })).toEqual({ kind: 'begun' });
  });

  test('what is in doubt is left alone for as long as it was told to, and then in doubt still', async () => {
    const store = await open();
    const effect = { installation: 7, key: 'comment:6' };
    await store.begin({ ...effect, owner: 'a', lease: minute });
    await store.doubt({ ...effect, owner: 'a', cause: 'no answer', lease: minute });
    expect(await store.begin({ ...effect, owner: 'a', lease: minute })).toMatchObject({ kind: 'held' });
    await store.doubt({ ...effect, owner: 'a', cause: 'no answer', lease: 0 });
    expect(await store.begin({ ...effect, owner: 'b', lease: minute })).toEqual({ kind: 'unconfirmed' });
  });

  test('a lease is prolonged by its owner only', async () => {
    const store = await open();
    const effect = { installation: 7, key: 'comment:7' };
    await store.begin({ ...effect, owner: 'a', lease: 0 });
    expect(await store.renew({ ...effect, owner: 'b', lease: minute })).toBe(false);
    expect(await store.renew({ ...effect, owner: 'a', lease: minute })).toBe(true);
    expect(await store.begin({ ...effect, owner: 'b', lease: minute })).toMatchObject({ kind: 'held' });
    await store.confirm({ ...effect, result: 'true' });
    expect(await store.renew({ ...effect, owner: 'a', lease: minute })).toBe(false);
  });

  test('old records are forgotten in batches, and others stay', async () => {
    const store = await open();
    expect(await store.find({ installation: 9, key: 'none' })).toBeNull();
    for (const key of ['a', 'b', 'c']) {
      await store.begin({ installation: 9, key, owner: 'a', lease: minute });
      await store.confirm({ installation: 9, key, result: 'true' });
    }
    const record = await store.find({ installation: 9, key: 'a' });
    const past = new Date((record?.changedAt.getTime() ?? 0) - 1000);
    const future = new Date((record?.changedAt.getTime() ?? 0) + 3600_000);
    expect(await store.expire({ before: past, limit: 100 })).toBe(0);
    expect(await store.expire({ before: future, limit: 2 })).toBe(2);
    while ((await store.expire({ before: future, limit: 2 })) > 0);
    expect(await store.find({ installation: 9, key: 'a' })).toBeNull();
  });
}
