import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../src/platform/clock.ts';
import { startDispatcher } from '../../../src/platform/dispatcher.ts';
import { createIntake } from '../../../src/platform/intake.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openStores } from '../../../src/platform/open-stores.ts';
import { createQueue } from '../../../src/platform/queue.ts';
import { eventually } from '../eventually.ts';
import { startOwnServer, testServer } from '../postgresql.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { testCipher } from '../test-cipher.ts';

vi.setConfig({ testTimeout: 120_000 });

const secret = 'a secret of this test';
const log = createLog({ level: 'silent' });
const clock = systemClock;

/** Intake, dispatcher and queue as the App has them, on a server that can be stopped. */
async function serve() {
  const server = await startOwnServer();
  const stores = await openStores({
    directory: temporaryDirectory(),
    server: { url: server.url, connections: 5 },
    cipher: testCipher,
    ledgerKeys: [],
    clock,
    log,
  });
  const { inbox, database } = stores;
  const queue = createQueue({ database, log });
  const handled: string[] = [];
  queue.define('flow', async ({ subject }) => {
    handled.push(subject);
  });
  await queue.start();
  const dispatcher = startDispatcher({
    inbox,
    clock,
    log,
    receive: ({ id }) => queue.wake({ kind: 'flow', installation: 7, subject: id, reason: 'delivery' }),
  });
  const intake = createIntake({ inbox, secrets: [secret], log });
  const http = createServer((request, response) => void intake(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    http.closeAllConnections();
    http.close();
    await dispatcher.stop();
    await queue.stop({ timeoutMs: 1000 });
    await stores.close();
  });
  const { port } = http.address() as AddressInfo;
  const body = JSON.stringify({ installation: { id: 7 } });
  const deliver = async (id: string) => {
    const headers = {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': id,
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    };
    return (await fetch(`http://127.0.0.1:${port}/api/github/webhooks`, { method: 'POST', headers, body }))
      .status;
  };
  return { server, stores, handled, deliver };
}

describe.runIf(testServer !== undefined)('while the server is down', () => {
  test('nothing is acknowledged, and once it is back everything goes on by itself', async () => {
    const { server, stores, handled, deliver } = await serve();
    const [before, during, after] = [randomUUID(), randomUUID(), randomUUID()];
    expect(await deliver(before)).toBe(202);
    await eventually(() => expect(handled).toEqual([before]));

    await server.halt();
    expect(await Promise.all([deliver(during), deliver(randomUUID())])).toEqual([503, 503]);
    await expect(stores.heartbeat()).rejects.toThrow();
    const entry = { installation: 7, kind: 'note', subject: 'a', key: 'a', data: null };
    await expect(stores.ledger.append(entry)).rejects.toThrow();

    await server.restart();
    await eventually(async () => expect(await deliver(after)).toBe(202));
    await eventually(() => expect(handled).toEqual([before, after]));
    expect(await deliver(during)).toBe(202);
    await eventually(() => expect(handled).toEqual([before, after, during]));
    await stores.ledger.append(entry);
    expect(await stores.ledger.verify(7)).toMatchObject({ ok: true, entries: 1 });
    await stores.heartbeat();
  });
});
