import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { createJournalLedger } from '../../src/platform/journal/ledger.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { createSwitches, type Switches } from '../../src/platform/switches.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const log = createLog({ level: 'silent' });
const repository = 'acme/shop';

function open(directory = temporaryDirectory()): { switches: Switches; close: () => void } {
  const journal = openJournal({ directory, log });
  onTestFinished(() => journal.close());
  return {
    switches: createSwitches(createJournalLedger({ journal, clock: systemClock })),
    close: () => journal.close(),
  };
}

const turn = (paused: boolean, order: number, more: object = {}) => ({
  installation: 1,
  repository,
  scope: 'repository' as const,
  paused,
  by: { id: 7, login: 'dana' },
  at: `2026-11-22T10:00:${String(order).padStart(2, '0')}Z`,
  order,
  ...more,
});

test('a pause holds until it is ended, and says by whom and since when', async () => {
  const { switches } = open();
  expect(await switches.paused(1, repository)).toBeNull();
  await switches.turn(turn(true, 1));
  expect(await switches.paused(1, repository)).toEqual({
    scope: 'repository',
    by: 'dana',
    since: '2026-11-22T10:00:01Z',
  });
  await switches.turn(turn(false, 2));
  expect(await switches.paused(1, repository)).toBeNull();
});

test('what was ordered last holds, however late an order arrives, also within a second', async () => {
  const { switches } = open();
  await switches.turn(turn(false, 5));
  await switches.turn(turn(true, 4));
  expect(await switches.paused(1, repository)).toBeNull();
  await switches.turn(turn(true, 7, { at: '2026-11-22T10:00:05Z' }));
  expect(await switches.paused(1, repository)).not.toBeNull();
});

test('an order that is repeated counts once', async () => {
  const { switches } = open();
  await switches.turn(turn(true, 1));
  await switches.turn(turn(false, 2));
  await switches.turn(turn(true, 1));
  expect(await switches.paused(1, repository)).toBeNull();
});

test('a pause of the organisation holds for each repository of its installation and for no other', async () => {
  const { switches } = open();
  await switches.turn(turn(true, 1, { scope: 'organisation' }));
  expect(await switches.paused(1, 'acme/other')).toMatchObject({ scope: 'organisation' });
  expect(await switches.paused(2, repository)).toBeNull();
  await switches.turn(turn(false, 2));
  expect(await switches.paused(1, repository)).toMatchObject({ scope: 'organisation' });
});

test('a pause survives the process', async () => {
  const directory = temporaryDirectory();
  const first = open(directory);
  await first.switches.turn(turn(true, 1));
  first.close();
  expect(await open(directory).switches.paused(1, repository)).toMatchObject({ by: 'dana' });
});
