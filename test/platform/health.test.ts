import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createHealth, type Probe } from '../../src/platform/health.ts';

async function serve(probes: readonly Probe[]) {
  const health = createHealth(probes, { milliseconds: 30 });
  const server = createServer(async (request, response) => {
    if (!(await health(request, response))) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: answer.status, body: answer.status === 404 ? null : await answer.json() };
  };
}

test('a process that answers is alive, ready or not', async () => {
  const get = await serve([{ name: 'broken', check: async () => 'no' }]);
  expect(await get('/healthz')).toMatchObject({ status: 200, body: { ok: true } });
  expect(await get('/elsewhere')).toMatchObject({ status: 404 });
});

test('a process is ready when every probe is content', async () => {
  const get = await serve([{ name: 'journal', check: async () => null }]);
  expect(await get('/readyz?verbose')).toEqual({
    status: 200,
    body: { ready: true, probes: [{ name: 'journal', problem: null }] },
  });
});

test('each probe that complains, throws or hangs is a reason', async () => {
  const get = await serve([
    { name: 'fine', check: async () => null },
    { name: 'complains', check: async () => 'the disk is full' },
    {
      name: 'throws',
      check: async () => {
        throw new Error('connection refused');
      },
    },
    { name: 'hangs', check: () => new Promise(() => {}) },
  ]);
  expect(await get('/readyz')).toEqual({
    status: 503,
    body: {
      ready: false,
      probes: [
        { name: 'fine', problem: null },
        { name: 'complains', problem: 'the disk is full' },
        { name: 'throws', problem: 'connection refused' },
        { name: 'hangs', problem: 'no answer within 30 ms' },
      ],
    },
  });
});
