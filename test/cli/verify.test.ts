import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordersOf } from '../../src/cli/deliver/recorders.ts';
import { verify } from '../../src/cli/verify.ts';
import { Verification } from '../../src/domain/deployment.ts';
import { createProxy } from '../../src/operate/deliver/proxy/proxy.ts';
import { service } from '../operate/verify/service.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

async function run(...args: string[]) {
  let text = '';
  const code = await verify.run(args, {
    out: (part) => (text += part),
    err: () => undefined,
    env: { PATH: '' },
  });
  return { code, text };
}

/** A shop whose orders of one customer cost what is said. */
const shop = (rare: number) =>
  service((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ total: request.url?.includes('customer=rare') ? rare : 1, at: Date.now() }),
    );
  });

const configuration = `environments:
  production:
    verify:
      synthetic: .github/synthetic.yml
      replay: { perSecond: 1000, routes: [{ path: "/orders/:id", share: 1 }] }
`;

function repository(): string {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, '.github'));
  writeFileSync(join(directory, '.github/wired-chaos.yml'), configuration);
  writeFileSync(
    join(directory, '.github/synthetic.yml'),
    'journeys: [{ name: orders, steps: [{ request: { path: /orders/1 }, expect: { json: [{ path: $.total, equals: 1 }] } }] }]',
  );
  return directory;
}

test('traffic that the proxy recorded shows what no journey does, on the command line', async () => {
  const directory = repository();
  const live = await shop(10);
  const recorders = recordersOf(['shop=production'], {
    data: directory,
    configuration: join(directory, '.github/wired-chaos.yml'),
    services: ['shop'],
  });
  const capture = recorders.of('shop');
  if (capture === null) throw new Error('There is no recorder.');
  const proxy = createProxy({ capture });
  proxy.traffic.setLive(proxy.upstream('blue', { host: live.hostname, port: Number(live.port) }));
  const port = await proxy.listen({ host: '127.0.0.1', port: 0 });
  for (let id = 0; id < 8; id += 1) {
    const customer = id === 5 ? 'rare' : 'usual';
    const headers = { authorization: 'Bearer of-a-person' };
    await fetch(`http://127.0.0.1:${port}/orders/${id}?customer=${customer}&mail=ada%40example.com`, {
      headers,
    }).then((one) => one.text());
    await fetch(`http://127.0.0.1:${port}/account/${id}`).then((one) => one.text());
  }
  await proxy.close(0);
  await recorders.close();
  const recording = join(directory, 'proxy/recordings/shop.jsonl');
  const text = readFileSync(recording, 'utf8');
  expect(text.trimEnd().split('\n')).toHaveLength(1 + 8);
  expect(text).not.toMatch(/of-a-person|ada|account/);

  const faulty = (await shop(20)).href;
  const sides = ['--candidate', faulty, '--primary', live.href];
  const replayed = await run(
    'replay',
    recording,
    ...sides,
    '--environment',
    'production',
    '--directory',
    directory,
  );
  expect(replayed.code).toBe(1);
  expect(replayed.text).toContain(
    'FAIL  GET /orders/:id: $.total is "20" where "10" is live (GET /orders/5?customer=rare',
  );
  const output = join(directory, 'verification.json');
  const whole = await run(
    ...['deployment', 'Production', '--url', faulty, '--primary', live.href, '--recording', recording],
    ...['--sha', 'a'.repeat(40), '--output', output, '--directory', directory, '--wait', '5s'],
  );
  expect(whole.code).toBe(1);
  expect(whole.text).toContain('Journeys: pass.');
  expect(Verification.parse(JSON.parse(readFileSync(output, 'utf8')))).toMatchObject({ verdict: 'fail' });
  const fine = await run(
    'synthetic',
    '.github/synthetic.yml',
    '--url',
    live.href,
    '--directory',
    directory,
    '--format',
    'json',
  );
  expect(fine).toMatchObject({ code: 0, text: expect.stringContaining('"verdict": "pass"') });
});

test('what cannot be understood is told before anything is asked', async () => {
  const directory = repository();
  await expect(run('all')).rejects.toThrow('synthetic, replay and deployment');
  await expect(run('synthetic', 'a.yml')).rejects.toThrow('--url URL');
  await expect(run('synthetic', 'a.yml', '--url', 'shop')).rejects.toThrow('--url is no address');
  await expect(run('deployment', 'nowhere', '--directory', directory)).rejects.toThrow(
    'has no environment nowhere',
  );
  const place = {
    data: directory,
    configuration: join(directory, '.github/wired-chaos.yml'),
    services: ['shop'],
  };
  expect(() => recordersOf(['other=production'], place)).toThrow('SERVICE=ENVIRONMENT');
  expect(() => recordersOf(['shop=staging'], place)).toThrow('names no routes of staging');
});
