import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src/platform/clock.ts';
import { openJournalLedger } from '../../../src/platform/journal/ledger.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { generateLedgerKey } from '../../../src/platform/ledger/key.ts';
import { canonicalText, genesis, hashOf } from '../../../src/platform/ledger-entry.ts';
import { createLog } from '../../../src/platform/log.ts';
import { traceDelivery } from '../../../src/platform/telemetry/delivery-trace.ts';
import { tracedLedger } from '../../../src/platform/telemetry/traced-ledger.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { telemetryForTest } from './telemetry.ts';

const entry = (key: string) => ({ installation: 7, kind: 'verdict', subject: 'acme/shop#12', key, data: {} });

test('entries name the trace in which they were written, and a chain of both kinds verifies', async () => {
  await telemetryForTest();
  const directory = temporaryDirectory();
  const journal = openJournal({ directory, log: createLog({ level: 'silent' }) });
  onTestFinished(() => journal.close());
  const keys = { supplied: [generateLedgerKey()], directory };
  const ledger = tracedLedger(await openJournalLedger({ journal, clock: systemClock, keys }));

  await ledger.append(entry('outside'));
  // Both wait for one commit, and each keeps its own.
  await Promise.all(
    ['72d3162e-cc78-11e3-81ab-4c9367dc0958', 'f4a1c2d0-cc78-11e3-9f01-1b2c3d4e5f60'].map((id) =>
      traceDelivery({ id, event: 'push', attempts: 0 }, () => ledger.append(entry(id))),
    ),
  );
  const written = await ledger.list({ installation: 7, limit: 10 });
  expect(written.map(({ key, trace }) => [key, trace])).toEqual([
    ['outside', undefined],
    ['72d3162e-cc78-11e3-81ab-4c9367dc0958', '72d3162ecc7811e381ab4c9367dc0958'],
    ['f4a1c2d0-cc78-11e3-9f01-1b2c3d4e5f60', 'f4a1c2d0cc7811e39f011b2c3d4e5f60'],
  ]);
  expect(await ledger.verify(7)).toMatchObject({ ok: true, entries: 3 });
});

test('the trace is part of what is hashed, and an entry without one reads as it always did', () => {
  const old = { ...entry('a'), seq: 1, at: '2026-01-01T00:00:00.000Z', previous: genesis };
  expect(canonicalText(old)).toBe(
    `{"at":"2026-01-01T00:00:00.000Z","data":{},"installation":7,"key":"a","kind":"verdict","previous":"${genesis}","seq":1,"subject":"acme/shop#12"}`,
  );
  const traced = canonicalText({ ...old, trace: '72d3162ecc7811e381ab4c9367dc0958' });
  expect(hashOf(traced)).not.toBe(hashOf(canonicalText(old)));
  expect(JSON.parse(traced)).toEqual({ ...old, trace: '72d3162ecc7811e381ab4c9367dc0958' });
});
