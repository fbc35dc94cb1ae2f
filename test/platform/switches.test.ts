import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { openJournalLedger } from '../../src/platform/journal/ledger.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createJournalSwitchStore } from '../../src/platform/journal/switches.ts';
import { createLog } from '../../src/platform/log.ts';
import { openStores } from '../../src/platform/open-stores.ts';
import { LeaseLost } from '../../src/platform/switches/lease.ts';
import { Paused, stopOf } from '../../src/platform/switches.ts';
import { emptyPostgresql, testServer } from './postgresql.ts';
import { switchesConform } from './switches.conformance.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { testCipher } from './test-cipher.ts';

const log = createLog({ level: 'silent' });

describe('on the journal', () => {
  switchesConform(async () => {
    const directory = temporaryDirectory();
    const journal = openJournal({ directory, log });
    onTestFinished(() => journal.close());
    return {
      ledger: await openJournalLedger({ journal, clock: systemClock, keys: { supplied: [], directory } }),
      store: createJournalSwitchStore(journal),
    };
  });
});

describe.runIf(testServer !== undefined)('in PostgreSQL', () => {
  switchesConform(async () => {
    const stores = await openStores({
      directory: temporaryDirectory(),
      server: { url: await emptyPostgresql(), connections: 3 },
      cipher: testCipher,
      ledgerKeys: [],
      clock: systemClock,
      log,
    });
    onTestFinished(() => stores.close());
    return { ledger: stores.ledger, store: stores.switches };
  });
});

test('what stopped an act is recognised inside the errors of clients, and nothing else is', () => {
  const paused = new Paused({ scope: 'everything', by: 'root', since: 'now', reason: null });
  expect(stopOf(new Error('request failed', { cause: paused }))).toBe(paused);
  expect(stopOf(new LeaseLost(1))).toBeInstanceOf(LeaseLost);
  expect(stopOf(new Error('request failed'))).toBeNull();
  expect(stopOf('paused')).toBeNull();
});
