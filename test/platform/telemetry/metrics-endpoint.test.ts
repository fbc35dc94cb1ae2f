import { expect, test } from 'vitest';
import { createMetrics, type MetricsOptions } from '../../../src/platform/telemetry/metrics-endpoint.ts';
import { serverForTest } from './telemetry.ts';

const token = 'a token of this test';

async function serve(options: Partial<MetricsOptions> = {}): Promise<string> {
  const metrics = createMetrics({
    host: 'localhost',
    token: null,
    scrape: async () => '# metrics',
    ...options,
  });
  const url = await serverForTest(async (request, response) => {
    if (!(await metrics(request, response))) response.writeHead(404).end();
  });
  return `${url}/metrics`;
}

test.each(['localhost', '127.0.0.1', '127.1.2.3', '::1'])(
  'on %s whoever is on this machine may look',
  async (host) => {
    const answer = await fetch(await serve({ host }));
    expect([answer.status, await answer.text()]).toEqual([200, '# metrics\n']);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  },
);

test.each(['0.0.0.0', '::', '192.168.1.5', 'chaos.example.com', '127.0.0.1.example.com', ''])(
  'on %s without a token nobody may look, and is told what to do',
  async (host) => {
    const answer = await fetch(await serve({ host }));
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ error: expect.stringContaining('WIRED_CHAOS_METRICS_TOKEN') });
  },
);

test.each([{ 'x-forwarded-for': '203.0.113.9' }, { forwarded: 'for=203.0.113.9' }])(
  'what comes through a proxy does not come from this machine: %o',
  async (headers) => {
    expect((await fetch(await serve(), { headers })).status).toBe(403);
  },
);

test.each([
  ['nothing', {}, 401],
  ['another token', { authorization: 'Bearer another token of this test' }, 401],
  ['the start of it', { authorization: `Bearer ${token.slice(0, -1)}` }, 401],
  ['it without the scheme', { authorization: token }, 401],
  ['it', { authorization: `Bearer ${token}` }, 200],
])('where there is a token, whoever brings %s gets its status', async (_name, headers, status) => {
  const answer = await fetch(await serve({ host: '0.0.0.0', token }), { headers });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
  if (status === 401) expect(await answer.text()).not.toContain('# metrics');
});

test('metrics are fetched with GET, and other paths are left to others', async () => {
  const url = await serve();
  const answer = await fetch(url, { method: 'POST' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
  expect((await fetch(`${url}/more`)).status).toBe(404);
});
