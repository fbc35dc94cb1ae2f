import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openJournalLedger } from '../../../src/platform/journal/ledger.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { generateLedgerKey, keyIdOf, parsePublicKey } from '../../../src/platform/ledger/key.ts';
import { checkKeyHistory } from '../../../src/platform/ledger/key-history.ts';
import { createPublishedKeys, publishedKeysPath } from '../../../src/platform/ledger/published-keys.ts';
import type { LedgerReader } from '../../../src/platform/ledger.ts';
import { createLog } from '../../../src/platform/log.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { turnedClock } from '../turned-clock.ts';

const log = createLog({ level: 'silent' });

async function serve(reader: Pick<LedgerReader, 'list'>) {
  const keys = createPublishedKeys(reader, log);
  const server = createServer(async (request, response) => {
    if (!(await keys(request, response))) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return (path: string, method = 'GET') => fetch(`http://127.0.0.1:${port}${path}`, { method });
}

test('everybody gets the public keys, each introduced by the one before, and nothing of the ledger', async () => {
  const journal = openJournal({ directory: temporaryDirectory(), log });
  onTestFinished(() => journal.close());
  const [first, second] = [generateLedgerKey(), generateLedgerKey()];
  const keys = { supplied: [first], directory: null };
  const ledger = await openJournalLedger({ journal, clock: turnedClock(), keys });
  await ledger.append({ installation: 0, kind: 'switch', subject: 'secret', key: 's', data: 'nobody else' });
  await ledger.rotateKey(second);
  const get = await serve(ledger);
  const answer = await get(`${publishedKeysPath}?x=1`);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).not.toMatch(/PRIVATE|nobody else|secret/);
  const published = JSON.parse(text);
  expect(published.current).toBe(second.id);
  expect(checkKeyHistory(published.keys)).toMatchObject({
    ok: true,
    keys: [{ id: first.id }, { id: second.id }],
  });
  expect(keyIdOf(parsePublicKey(published.keys[1].publicKey))).toBe(second.id);
  expect((await get(publishedKeysPath, 'POST')).status).toBe(405);
  expect((await get('/elsewhere')).status).toBe(404);
});

test('the ledger is asked seldom however often the keys are asked for, and again when it failed', async () => {
  let asked = 0;
  let fail = true;
  const list = async () => {
    asked += 1;
    if (fail) throw new Error('no database');
    return [];
  };
  const get = await serve({ list });
  expect((await get(publishedKeysPath)).status).toBe(503);
  fail = false;
  for (let times = 0; times < 5; times += 1) expect((await get(publishedKeysPath)).status).toBe(200);
  expect(asked).toBe(2);
});
