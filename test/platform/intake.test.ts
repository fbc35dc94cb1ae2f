import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createIntake, type IntakeOptions } from '../../src/platform/intake.ts';
import { createJournalInbox } from '../../src/platform/journal/inbox.ts';
import { openJournal } from '../../src/platform/journal/open-journal.ts';
import { createLog } from '../../src/platform/log.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { testCipher } from './test-cipher.ts';
import { turnedClock } from './turned-clock.ts';

const secret = 'a secret of this test';
const log = createLog({ level: 'silent' });

/** A real server with an intake on a real journal. */
async function serve(options: Partial<IntakeOptions> & { maximumPages?: number } = {}) {
  const { maximumPages, ...intakeOptions } = options;
  const limit = maximumPages === undefined ? {} : { maximumPages };
  const journal = openJournal({ directory: temporaryDirectory(), log, ...limit });
  const clock = turnedClock();
  const inbox = createJournalInbox({ journal, cipher: testCipher, clock });
  const intake = createIntake({ inbox, secrets: [secret], log, ...intakeOptions });
  const server = createServer(async (request, response) => {
    if (!(await intake(request, response))) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    journal.close();
  });
  const { port } = server.address() as AddressInfo;
  return { inbox, clock, port, url: `http://127.0.0.1:${port}/api/github/webhooks` };
}

const sign = (body: string | Uint8Array, key = secret) =>
  `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

function deliver(url: string, body: string, headers: Record<string, string | null> = {}, method = 'POST') {
  const all: Record<string, string | null> = {
    'content-type': 'application/json',
    'x-github-event': 'pull_request',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': sign(body),
    ...headers,
  };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
  return fetch(url, { method, headers: given, ...(method === 'POST' ? { body } : {}) });
}

const body = JSON.stringify({ action: 'opened', installation: { id: 42 }, text: 'häßlich ✓' });

test('a signed delivery is stored byte for byte and acknowledged with 202', async () => {
  const { inbox, url } = await serve();
  const id = randomUUID();
  const answer = await deliver(url, body, { 'x-github-delivery': id });
  expect([answer.status, await answer.json()]).toEqual([202, { ok: true }]);
  const [stored] = await inbox.pending(10);
  expect(stored).toMatchObject({ id, event: 'pull_request' });
  expect(Buffer.from(stored?.payload ?? []).toString()).toBe(body);
});

test('a replayed GUID is acknowledged and not stored again, whatever its letters and its body', async () => {
  const { inbox, url } = await serve();
  const id = randomUUID();
  await deliver(url, body, { 'x-github-delivery': id });
  const other = JSON.stringify({ installation: { id: 42 }, action: 'closed' });
  const replay = await deliver(url, other, { 'x-github-delivery': id.toUpperCase() });
  expect(replay.status).toBe(202);
  expect((await inbox.counts()).pending).toBe(1);
});

test.each([
  ['another secret', sign(body, 'another secret')],
  ['another body', sign(`${body} `)],
  ['no hash', 'sha256='],
  ['the old algorithm', `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`],
  ['nothing', null],
])('a delivery signed with %s is refused with 401 and not stored', async (_name, signature) => {
  const { inbox, url } = await serve();
  expect((await deliver(url, body, { 'x-hub-signature-256': signature })).status).toBe(401);
  expect((await inbox.counts()).pending).toBe(0);
});

test('while a secret is replaced, both the old and the new one count', async () => {
  const { url } = await serve({ secrets: ['the new secret', secret] });
  expect((await deliver(url, body)).status).toBe(202);
  expect((await deliver(url, body, { 'x-hub-signature-256': sign(body, 'the new secret') })).status).toBe(
    202,
  );
});

test('without a secret there is no intake', () => {
  const inbox = { accept: async () => 'stored' as const };
  expect(() => createIntake({ inbox, secrets: [], log })).toThrow('secret');
  expect(() => createIntake({ inbox, secrets: [''], log })).toThrow('secret');
});

test.each([
  ['text that is not JSON', 'payload=%7B%7D', {}, 400],
  ['JSON that is no object', '[1]', {}, 400],
  ['no event', body, { 'x-github-event': null }, 400],
  ['no GUID', body, { 'x-github-delivery': null }, 400],
  ['something else than a GUID', body, { 'x-github-delivery': '1; DROP TABLE' }, 400],
  ['a form', body, { 'content-type': 'application/x-www-form-urlencoded' }, 415],
])('a delivery with %s is refused with its status and a remedy', async (_name, text, headers, status) => {
  const { inbox, url } = await serve();
  const answer = await deliver(url, text, headers);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ error: expect.stringMatching(/\w+/) });
  expect((await inbox.counts()).pending).toBe(0);
});

test('nobody looks into a signed body before it is on disk: the dispatcher finds what is wrong with it', async () => {
  const { inbox, url } = await serve();
  expect((await deliver(url, '{"zen": cut off}')).status).toBe(202);
  expect((await inbox.counts()).pending).toBe(1);
});

test('other methods are 405, other paths are left to others', async () => {
  const { url } = await serve();
  const answer = await deliver(url, '', {}, 'GET');
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  expect((await deliver(url.replace('webhooks', 'else'), body)).status).toBe(404);
});

test('a body announced as too large is refused with 413 before it is sent', async () => {
  const { port } = await serve({ maximumBytes: 1000 });
  const request = httpRequest({
    port,
    host: '127.0.0.1',
    path: '/api/github/webhooks',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': '1001',
      'x-github-event': 'push',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': sign(''),
    },
  });
  request.on('error', () => {});
  request.flushHeaders();
  const status = await new Promise((resolve) =>
    request.on('response', (response) => resolve(response.statusCode)),
  );
  expect(status).toBe(413);
  request.destroy();
});

test('a body that grows too large while it streams is refused with 413, one just at the limit is taken', async () => {
  const { inbox, port, url } = await serve({ maximumBytes: 1000 });
  const request = httpRequest({
    port,
    host: '127.0.0.1',
    path: '/api/github/webhooks',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': sign(''),
    },
  });
  request.on('error', () => {});
  for (let chunk = 0; chunk < 11; chunk += 1) request.write('x'.repeat(100));
  const status = await new Promise((resolve) =>
    request.on('response', (response) => resolve(response.statusCode)),
  );
  expect(status).toBe(413);
  request.destroy();

  const full = JSON.stringify({ installation: { id: 1 }, pad: '' });
  const exact = full.replace('""', `"${'x'.repeat(1000 - full.length)}"`);
  expect((await deliver(url, exact)).status).toBe(202);
  expect((await inbox.counts()).pending).toBe(1);
});

test('a body that never ends is given up, and one that breaks off leaves nothing', async () => {
  const { inbox, port } = await serve({ bodyMilliseconds: 50 });
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  const head = [
    'POST /api/github/webhooks HTTP/1.1',
    'host: localhost',
    'content-type: application/json',
    'content-length: 100',
    'x-github-event: push',
    `x-github-delivery: ${randomUUID()}`,
    `x-hub-signature-256: ${sign('')}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n{"in`);
  const answer = await new Promise((resolve) => socket.once('data', (data) => resolve(data.toString())));
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect((await inbox.counts()).pending).toBe(0);
});

test('when the disk is full the answer is 503, and deliveries are taken again once there is space', async () => {
  const { inbox, clock, url } = await serve({ maximumPages: 80 });
  const big = JSON.stringify({ installation: { id: 1 }, pad: randomBytes(30_000).toString('hex') });
  const taken: string[] = [];
  let refused: Response | null = null;
  while (refused === null) {
    const id = randomUUID();
    const answer = await deliver(url, big, { 'x-github-delivery': id });
    if (answer.status === 202) taken.push(id);
    else refused = answer;
    if (taken.length > 50) throw new Error('the disk never filled up');
  }
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
  expect((await inbox.pending(100)).map((stored) => stored.id)).toEqual(taken);

  for (const id of taken) await inbox.done(id, 1);
  clock.turn(1000);
  await inbox.expire({ payloadsBefore: clock.now(), guidsBefore: new Date(0), limit: 100 });
  expect((await deliver(url, big)).status).toBe(202);
});
