import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meetsCanary, ownCookie } from '../../../../src/operate/deliver/proxy/assignment.ts';
import { proxyTo, service } from './fixture.ts';

it('keeps a client where it is, and moves nobody back when the weight grows', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(100), fc.nat(100), (key, canary, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      const met = meetsCanary(key, canary, less);
      expect(meetsCanary(key, canary, less)).toBe(met);
      if (met) expect(meetsCanary(key, canary, more)).toBe(true);
      expect(meetsCanary(key, canary, 0)).toBe(false);
      expect(meetsCanary(key, canary, 100)).toBe(true);
    }),
  );
});

it('gives a canary its share of the clients, other ones for another canary', () => {
  const clients = Array.from({ length: 20_000 }, (_, at) => `client-${at}`);
  const share = (canary: string) => clients.filter((key) => meetsCanary(key, canary, 10));
  const [one, other] = [share('v1'), share('v2')];
  expect(one.length / clients.length).toBeGreaterThan(0.09);
  expect(one.length / clients.length).toBeLessThan(0.11);
  expect(one.filter((key) => other.includes(key)).length).toBeLessThan(one.length / 2);
});

it('knows a client by a cookie that it gives only while two versions share the traffic', async () => {
  const live = await service((_request, response) => response.end('live'));
  const canary = await service((_request, response) => response.end('canary'));
  const { proxy, port } = await proxyTo(live.port);
  const url = `http://127.0.0.1:${port}/`;
  expect((await fetch(url)).headers.get('set-cookie')).toBeNull();
  proxy.traffic.setCanary({
    upstream: proxy.upstream('v2', { host: '127.0.0.1', port: canary.port }),
    weight: 50,
  });
  const met = new Set<string>();
  for (let client = 0; client < 20; client += 1) {
    const first = await fetch(url);
    const arm = await first.text();
    met.add(arm);
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).toMatch(new RegExp(`^${ownCookie}=`));
    for (let again = 0; again < 3; again += 1) {
      const later = await fetch(url, { headers: { cookie: `a=b; ${cookie}` } });
      expect([await later.text(), later.headers.get('set-cookie')]).toEqual([arm, null]);
    }
  }
  expect([...met].sort()).toEqual(['canary', 'live']);
  const seconds = proxy.metrics();
  expect(new Set(seconds.map(({ version }) => version)).size).toBeLessThanOrEqual(2);
});
