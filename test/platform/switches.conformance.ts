import { rmSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { RepositoryId } from '../../src/domain/ids.ts';
import type { Ledger } from '../../src/platform/ledger.ts';
import { createLog } from '../../src/platform/log.ts';
import { LeaseLost } from '../../src/platform/switches/lease.ts';
import { pauseFile } from '../../src/platform/switches/pause-file.ts';
import type { SwitchStore } from '../../src/platform/switches/store.ts';
import { openSwitches, Paused, type Switches, type Turn } from '../../src/platform/switches.ts';
import { eventually } from './eventually.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** A ledger and its switch entries, opened anew at every call on the same store. */
export interface SwitchLedger {
  readonly ledger: Ledger;
  readonly store: SwitchStore;
}

const shop = { id: RepositoryId.parse(7), name: 'acme/shop' };
const other = { id: RepositoryId.parse(8), name: 'acme/other' };

const turn = (paused: boolean, second: number, more: Partial<Turn> = {}): Turn => ({
  target: { scope: 'repository', installation: 1, repository: shop },
  paused,
  by: { id: 7, login: 'dana' },
  reason: null,
  ordered: { at: `2026-11-22T10:00:${String(second).padStart(2, '0')}Z`, number: second },
  ...more,
});

/** What switches promise, whatever the ledger lives in. */
export function switchesConform(open: () => Promise<SwitchLedger>): void {
  const opened = async (given?: SwitchLedger): Promise<Switches & { file: string }> => {
    const file = pauseFile(temporaryDirectory());
    const log = createLog({ level: 'silent' });
    const switches = await openSwitches({ ...(given ?? (await open())), file, log });
    onTestFinished(() => switches.close());
    return { ...switches, file };
  };

  test('a pause holds until it is ended, and says by whom, since when and why', async () => {
    const switches = await opened();
    expect(await switches.paused(1, shop)).toBeNull();
    switches.assertForward(1, shop);
    await switches.turn(turn(true, 1, { reason: 'a release is under way' }));
    expect(await switches.paused(1, shop)).toEqual({
      scope: 'repository',
      by: 'dana',
      since: '2026-11-22T10:00:01Z',
      reason: 'a release is under way',
    });
    expect(() => switches.assertForward(1, shop)).toThrow(Paused);
    expect(await switches.paused(1, other)).toBeNull();
    switches.assertForward(1, other);
    await switches.turn(turn(false, 2));
    expect(await switches.paused(1, shop)).toBeNull();
    switches.assertForward(1, shop);
  });

  test('what was ordered last holds, however late an order arrives, also within a second', async () => {
    const switches = await opened();
    await switches.turn(turn(false, 5));
    await switches.turn(turn(true, 4));
    expect(await switches.paused(1, shop)).toBeNull();
    await switches.turn(turn(true, 7, { ordered: { at: '2026-11-22T10:00:05Z', number: 7 } }));
    expect(await switches.paused(1, shop)).not.toBeNull();
  });

  test('what is ordered now holds, also against an order from a clock that runs ahead', async () => {
    const switches = await opened();
    const ahead = { ordered: { at: '2999-01-01T00:00:00Z', number: 1 } };
    await switches.turn(turn(false, 1, ahead));
    await switches.turn(turn(true, 1, { ordered: 'now' }));
    expect(await switches.paused(1, shop)).not.toBeNull();
  });

  test('an order that is repeated counts once', async () => {
    const switches = await opened();
    await switches.turn(turn(true, 1));
    await switches.turn(turn(false, 2));
    await switches.turn(turn(true, 1));
    expect(await switches.paused(1, shop)).toBeNull();
  });

  test('a pause of the organisation holds for each of its repositories, one of everything for all', async () => {
    const switches = await opened();
    await switches.turn(turn(true, 1, { target: { scope: 'organisation', installation: 1 } }));
    expect(await switches.paused(1, other)).toMatchObject({ scope: 'organisation' });
    expect(await switches.paused(2, shop)).toBeNull();
    await switches.turn(turn(true, 2, { target: { scope: 'everything' }, by: { id: null, login: 'root' } }));
    expect(await switches.paused(2, shop)).toMatchObject({ scope: 'everything', by: 'root' });
    await switches.turn(turn(false, 3));
    expect(await switches.paused(1, shop)).toMatchObject({ scope: 'everything' });
    expect(await switches.inForce()).toMatchObject([
      { scope: 'everything', installation: null },
      { scope: 'organisation', installation: 1, repository: null },
    ]);
  });

  test('whoever else reads the same ledger stops within a second, also after a restart', async () => {
    const given = await open();
    const [one, two] = [await opened(given), await opened(given)];
    two.assertForward(1, shop);
    await one.turn(turn(true, 1));
    await eventually(() => expect(() => two.assertForward(1, shop)).toThrow(Paused));
    expect(await (await opened(given)).paused(1, shop)).toMatchObject({ by: 'dana' });
  });

  test('who cannot read any more does nothing that moves forward, until it can', async () => {
    const given = await open();
    let broken = false;
    const store: SwitchStore = {
      entries: given.store.entries,
      positions: async () => {
        if (broken) throw new Error('the store is gone');
        return given.store.positions();
      },
    };
    const switches = await opened({ ...given, store });
    switches.assertForward(1, shop);
    broken = true;
    await eventually(() => expect(() => switches.assertForward(1, shop)).toThrow(LeaseLost));
    await expect(switches.paused(1, shop)).rejects.toThrow('the store is gone');
    broken = false;
    await eventually(() => switches.assertForward(1, shop));
  });

  test('an entry that cannot be read may be a pause, so nothing moves forward', async () => {
    const given = await open();
    const switches = await opened(given);
    await given.ledger.append({
      installation: 1,
      kind: 'switch',
      subject: 'acme/other',
      key: 'switch:broken',
      data: { paused: 'perhaps' },
    });
    await eventually(() => expect(() => switches.assertForward(1, shop)).toThrow(LeaseLost));
    await expect(switches.paused(1, shop)).rejects.toThrow('is no turn of a switch');
  });

  test('the file PAUSE stops everything in its process, whatever the ledger says', async () => {
    const switches = await opened();
    writeFileSync(switches.file, '');
    await eventually(() => expect(() => switches.assertForward(1, shop)).toThrow(Paused));
    expect(await switches.paused(9, shop)).toMatchObject({ scope: 'process', by: 'the file PAUSE' });
    rmSync(switches.file);
    await eventually(() => switches.assertForward(1, shop));
  });

  test('many turns are read, page by page', async () => {
    const given = await open();
    const target = (id: number) => ({
      scope: 'repository' as const,
      installation: 1,
      repository: { id: RepositoryId.parse(id), name: `acme/r${id}` },
    });
    const switches = await opened(given);
    await Promise.all(
      Array.from({ length: 1001 }, (_, index) =>
        given.ledger.append({
          installation: 1,
          kind: 'switch',
          subject: `acme/r${index + 1}`,
          key: `switch:many-${index}`,
          data: { paused: true, by: { id: 7, login: 'dana' }, at: '2026-11-22T10:00:00Z', order: index },
        }),
      ),
    );
    expect(await switches.inForce()).toHaveLength(1001);
    await switches.turn(turn(false, 5, { target: target(1001) }));
    expect(await switches.inForce()).toHaveLength(1000);
  });
}
