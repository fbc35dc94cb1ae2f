import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ReplayConfiguration } from '../../../../src/domain/replay.ts';
import type { Exchange } from '../../../../src/operate/deliver/proxy/capture.ts';
import { readRecording } from '../../../../src/operate/verify/replay/read-recording.ts';
import { Recorder, type RecorderOptions } from '../../../../src/operate/verify/replay/recorder.ts';
import { temporaryDirectory } from '../../../platform/temporary-directory.ts';

const configuration = (routes: unknown[], more: object = {}) =>
  ReplayConfiguration.parse({ routes, ...more });

function recorderIn(directory: string, routes: unknown[], more: Partial<RecorderOptions> = {}) {
  return new Recorder(configuration(routes), {
    file: join(directory, 'shop.jsonl'),
    chance: () => 0,
    ...more,
  });
}

function exchange(more: Partial<Exchange> = {}): Exchange {
  return {
    method: 'GET',
    path: '/orders/1',
    headers: { host: 'shop.example', accept: 'application/json', authorization: 'Bearer abc' },
    body: null,
    status: 200,
    responseHeaders: {},
    responseBody: Buffer.from('{"secret":"of the answer"}'),
    durationMs: 1.25,
    startedAt: '2026-11-23T05:00:00.000Z',
    version: 'blue',
    ...more,
  };
}

const asked = (method: string, url: string, headers = {}) => ({ method, url, headers });

test('only routes that are named are recorded, only as often as they say, and never more than a second has room for', () => {
  const directory = temporaryDirectory();
  const recorder = recorderIn(
    directory,
    [
      { path: '/orders/:id', share: 0.5 },
      { path: '/pay', methods: ['POST'] },
    ],
    {
      chance: () => 0.4,
      perSecond: 3,
      now: () => 0,
    },
  );
  expect(recorder.sampler(asked('GET', '/orders/7?x=1'))).toEqual({ maxBody: 65_536 });
  expect(recorder.sampler(asked('POST', '/orders/7'))).toBe(false);
  expect(recorder.sampler(asked('GET', '/orders'))).toBe(false);
  expect(recorder.sampler(asked('GET', '/login'))).toBe(false);
  expect(recorder.sampler(asked('GET', '/orders/7', { upgrade: 'websocket' }))).toBe(false);
  const seldom = recorderIn(directory, [{ path: '/orders/:id', share: 0.3 }], { chance: () => 0.4 });
  expect(seldom.sampler(asked('GET', '/orders/7'))).toBe(false);
  const often = recorderIn(directory, [{ path: '/**', share: 1 }], { perSecond: 2, now: () => 0 });
  expect([1, 2, 3].map((id) => often.sampler(asked('GET', `/a/${id}`)) !== false)).toEqual([
    true,
    true,
    false,
  ]);
  const tooLarge = asked('GET', '/', { 'content-length': '70000' });
  expect(recorderIn(directory, [{ path: '/**', share: 1 }]).sampler(tooLarge)).toBe(false);
});

test('what is written can be read by its owner only, has no credentials, and nothing of answers', async () => {
  const directory = temporaryDirectory();
  const recorder = recorderIn(directory, [{ path: '/**', methods: ['GET', 'POST'] }]);
  recorder.onExchange(exchange());
  recorder.onExchange(exchange());
  recorder.onExchange(
    exchange({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '9' },
      body: Buffer.from('{"email":"ada@example.com","n":1}'),
    }),
  );
  // A body that was too large, one of a kind that cannot be looked through, and a target that is no path.
  recorder.onExchange(exchange({ method: 'POST', headers: { 'content-length': '99999' } }));
  recorder.onExchange(
    exchange({ method: 'POST', headers: { 'content-type': 'image/png' }, body: Buffer.from([1, 255]) }),
  );
  recorder.onExchange(exchange({ path: '//evil.example/' }));
  await recorder.close();
  expect(recorder.counts).toEqual({ recorded: 3, leftOut: 0 });
  const file = join(directory, 'shop.jsonl');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  expect(text).not.toMatch(/abc|ada@|of the answer|shop\.example/);
  const { recorded, unreadable } = await readRecording(file, 100);
  expect(unreadable).toBe(0);
  expect(recorded).toHaveLength(3);
  expect(recorded[0]).toEqual(recorded[1]);
  expect(recorded[0]?.headers.accept).toBe('application/json');
  expect(recorded[2]?.body).toMatch(/^\{"email":"\w+@redacted\.invalid","n":1\}$/);
});

test('files are begun anew when they are full, and the oldest goes', async () => {
  const directory = temporaryDirectory();
  const recorder = recorderIn(directory, [{ path: '/**' }], { fileBytes: 2000, files: 3 });
  for (let id = 0; id < 60; id += 1) recorder.onExchange(exchange({ path: `/orders/${id}` }));
  await recorder.close();
  expect(readdirSync(directory).sort()).toEqual(['shop.jsonl', 'shop.jsonl.1', 'shop.jsonl.2']);
  for (const file of readdirSync(directory)) expect(statSync(join(directory, file)).size).toBeLessThan(2500);
  const { recorded } = await readRecording(join(directory, 'shop.jsonl'), 100);
  expect(recorded.at(-1)?.path).toBe('/orders/59');
});

test('a recording never writes through what somebody else put in its place, and a disk that is full loses recordings only', async () => {
  const directory = temporaryDirectory();
  const victim = join(directory, 'victim');
  writeFileSync(victim, 'mine');
  symlinkSync(victim, join(directory, 'shop.jsonl'));
  const recorder = recorderIn(directory, [{ path: '/**' }]);
  recorder.onExchange(exchange());
  await recorder.close();
  expect(readFileSync(victim, 'utf8')).toBe('mine');
  const nowhere = recorderIn(join(directory, 'missing'), [{ path: '/**' }]);
  nowhere.onExchange(exchange());
  await nowhere.close();
  expect(nowhere.counts.leftOut).toBe(1);
});

test('a file that is no recording is refused, and lines that are none are left out', async () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'a.jsonl');
  writeFileSync(file, 'hello\n');
  await expect(readRecording(file, 10)).rejects.toThrow('is no recording');
  writeFileSync(file, '');
  await expect(readRecording(file, 10)).rejects.toThrow('is empty');
  writeFileSync(file, '{"recording":1,"startedAt":"now"}\n{"method":"GET"}\nnonsense\n');
  expect(await readRecording(file, 10)).toMatchObject({ recorded: [], unreadable: 2 });
});
