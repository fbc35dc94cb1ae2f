import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readJourneys } from '../../../../src/operate/verify/synthetic/read-journeys.ts';
import {
  type SyntheticOptions,
  verifySynthetic,
} from '../../../../src/operate/verify/synthetic/synthetic.ts';
import { temporaryDirectory } from '../../../platform/temporary-directory.ts';
import { service } from '../service.ts';

function run(url: URL, text: string, more: Partial<SyntheticOptions> = {}) {
  return verifySynthetic(readJourneys('synthetic.yml', text), { url, privateAddresses: 'loopback', ...more });
}

const oneStep = (step: string, rest = '') => `journeys: [{ name: one, retries: 0, steps: [${step}]${rest} }]`;

/** A shop that takes orders from whoever has logged in. */
function shop() {
  return service((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const json = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json', 'x-trace': 'abc-123' });
        response.end(JSON.stringify(value));
      };
      if (request.url === '/login') return json(200, { token: `tok-${body}` });
      if (request.url === '/orders' && request.method === 'POST') {
        const fine =
          request.headers.authorization === `Bearer tok-${new URLSearchParams({ password: 'a b&c"d' })}`;
        return fine ? json(201, { id: 7, lines: [{ price: 5 }, { price: 9 }] }) : json(401, { sent: body });
      }
      if (request.url === '/orders/7')
        return json(200, { id: 7, note: `paid by ${request.headers['x-user']}` });
      if (request.url === '/old') return response.writeHead(302, { location: '/orders/7' }).end();
      if (request.url === '/away')
        return response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
      if (request.url === '/elsewhere')
        return response.writeHead(302, { location: 'https://evil.example/' }).end();
      return json(404, { error: 'not found', url: request.url });
    });
  });
}

const buys = `
journeys:
  - name: a customer buys
    retries: 0
    steps:
      - request: { method: POST, path: /login, form: { password: "{{ env.SYNTHETIC_PASSWORD }}" } }
        capture: { token: { json: $.token, secret: true } }
      - request:
          method: POST
          path: /orders
          headers: { authorization: "Bearer {{ captured.token }}" }
          json: { item: 3 }
        expect:
          status: 201
          headers: { content-type: application/json, x-trace: { matches: "^abc-\\\\d+$" } }
          json:
            - { path: $.lines, length: 2 }
            - { path: "$.lines[*].price", above: 1, below: 10, type: number }
            - { path: $.error, exists: false }
          within: 30s
        capture: { order: { json: $.id } }
      - request: { path: "/orders/{{ captured.order }}" }
        expect: { json: [{ path: $.id, equals: "{{ captured.order }}" }], body: { contains: paid, excludes: failed } }
`;

test('a journey hands what it captures from step to step, and secrets to the service', async () => {
  const part = await run(await shop(), buys, { env: { SYNTHETIC_PASSWORD: 'a b&c"d' } });
  expect(part).toMatchObject({ kind: 'synthetic', verdict: 'pass', reason: 'The journey works.' });
});

test('a secret is shown in no form, however the service repeats it', async () => {
  const part = await run(
    await shop(),
    buys.replace('exists: false', 'exists: true').replace('status: 201', 'status: 200'),
    {
      env: { SYNTHETIC_PASSWORD: 'wrong one' },
    },
  );
  expect(part.verdict).toBe('fail');
  expect(part.reason).toContain('the status is 401');
  const echo = oneStep(
    '{ request: { method: POST, path: /orders, body: "{{ env.SYNTHETIC_PASSWORD }}" }, expect: { status: 401, body: { equals: x } } }',
  );
  const told = await run(await shop(), echo, { env: { SYNTHETIC_PASSWORD: 'hunter2hunter2' } });
  expect(told.reason).toContain('***');
  expect(JSON.stringify(told)).not.toContain('hunter2');
});

test('a variable that is not there decides nothing, and others than SYNTHETIC_ cannot be named', async () => {
  const part = await run(await shop(), buys);
  expect(part.verdict).toBe('inconclusive');
  expect(part.reason).toContain('SYNTHETIC_PASSWORD is not set');
  expect(() =>
    readJourneys('a.yml', oneStep('{ request: { path: "/{{ env.AWS_SECRET_ACCESS_KEY }}" } }')),
  ).toThrow('only variables that begin with SYNTHETIC_');
});

test.each([
  ['status: 200', 'the status is 404, not 200'],
  ['status: [200, 5xx]', 'the status is 404, not 200 or 5xx'],
  ['{ status: 404, headers: { x-frame-options: DENY } }', 'there is no header x-frame-options'],
  ['{ status: 404, headers: { x-trace: other } }', 'header x-trace is "abc-123", not "other"'],
  ['{ status: 404, json: [{ path: $.missing, exists: true }] }', 'there is nothing at $.missing'],
  ['{ status: 404, json: [{ path: $.error, equals: none }] }', '$.error is "not found", not "none"'],
  ['{ status: 404, json: [{ path: $.error, type: number }] }', '$.error is of type string, not number'],
  ['{ status: 404, body: { matches: "^ok" } }', 'the body does not match ^ok'],
  ['{ status: 404, certificate: { days: 1 } }', 'there is no certificate'],
])('what is not as expected is named: %s', async (expected, reason) => {
  const wanted = expected.startsWith('{') ? expected : `{ ${expected} }`;
  const part = await run(await shop(), oneStep(`{ request: { path: /no }, expect: ${wanted} }`));
  expect(part.verdict).toBe('fail');
  expect(part.details[0]?.reason).toContain(reason);
});

test('redirects are followed as far as the step says, and never to where nothing may be asked', async () => {
  const url = await shop();
  const step = (path: string, redirects: number) =>
    oneStep(`{ request: { path: ${path} }, redirects: ${redirects} }`);
  expect((await run(url, step('/old', 1))).verdict).toBe('pass');
  expect((await run(url, step('/old', 0))).reason).toContain('the status is 302');
  for (const path of ['/away', '/elsewhere']) {
    const part = await run(url, step(path, 3));
    expect(part.verdict).toBe('inconclusive');
    expect(part.reason).toContain('is not a host that may be asked');
  }
});

test('a path cannot name another host', async () => {
  const url = await shop();
  for (const path of ['//evil.example/', '/\\\\evil.example/', 'https://evil.example/', '@evil.example/']) {
    const part = await run(url, oneStep(`{ request: { path: "${path}" }, expect: { status: 404 } }`));
    if (part.verdict === 'pass') expect(path.startsWith('/')).toBe(true);
    else expect(part.reason).toMatch(/may be asked|begins with a slash/);
  }
});

test('a service on this machine is out of reach unless the operator allows it', async () => {
  const part = await run(await shop(), oneStep('{ request: { path: /orders/7 } }'), {
    privateAddresses: 'none',
  });
  expect(part.verdict).toBe('inconclusive');
  expect(part.reason).toContain("operator's settings");
});

test('a journey that works at another attempt passes, and says so', async () => {
  let asked = 0;
  const url = await service((_, response) => {
    asked += 1;
    response.writeHead(asked < 3 ? 503 : 200).end();
  });
  const text = 'journeys: [{ name: one, pause: 1ms, steps: [{ request: { path: / } }] }]';
  const part = await run(url, text);
  expect(part.verdict).toBe('pass');
  expect(part.details[0]?.reason).toContain('attempt 3, before: step 1 (/): the status is 503');
  expect((await run(await service((_, response) => response.writeHead(500).end()), text)).reason).toContain(
    '(3 attempts)',
  );
});

test('an answer that does not come, or is without end, is bounded', async () => {
  const silent = await service(() => undefined);
  const late = await run(silent, oneStep('{ request: { path: / }, timeout: 50ms }'));
  expect(late.details[0]).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('within 50 ms') });
  const endless = await service((_, response) => {
    response.on('error', () => undefined);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
    };
    response.on('drain', more);
    more();
  });
  const cut = await run(endless, oneStep('{ request: { path: / }, expect: { body: { contains: y } } }'));
  expect(cut.details[0]?.reason).toContain('longer than what is read');
});

test('the days that a certificate has left are looked at, and an unknown authority is not trusted', async () => {
  const directory = temporaryDirectory();
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '20',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { stdio: 'ignore' },
  );
  const ca = readFileSync(cert, 'utf8');
  const server = createServer({ key: readFileSync(key), cert: ca }, (_, response) =>
    response.end('ok'),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = new URL(`https://localhost:${(server.address() as AddressInfo).port}`);
  const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }];
  const step = (days: number) =>
    oneStep(`{ request: { path: / }, expect: { certificate: { days: ${days} } } }`);
  expect((await run(url, step(14), { ca, resolve })).reason).toBe('The journey works.');
  expect((await run(url, step(30), { ca, resolve })).reason).toMatch(
    /holds for (19|20) more days, not for 30/,
  );
  expect((await run(url, step(1), { resolve })).verdict).toBe('fail');
});

test('problems of a file are told with file, line and remedy, all at once', () => {
  const text = `journeys:
  - name: one
    retris: 3
    steps:
      - request: { path: / }
        expect: { status: 2000 }
      - request: { path: /a }
        timeout: 10 minutes
      - request: { path: "/{{ captured.later }}" }
`;
  const told = problems(text);
  expect(told).toContain('s.yml:3:5: The key "retris" is not known here. Did you mean "retries"?');
  expect(told).toMatch(/s\.yml:6:\d+: /);
  expect(told).toMatch(/s\.yml:8:\d+: expected a number and ms or s/);
  expect(problems('journeys: [{ name: a, steps: [{ request: { path: "/{{ captured.x }}" } }] }]')).toContain(
    'Nothing is captured as x before this step',
  );
  expect(
    problems('journeys: [{ name: a, steps: [{ browser: [{ open: / }], request: { path: / } }] }]'),
  ).toContain('give it either a request or browser');
  expect(problems(oneStep('{ request: { path: / }, expect: { body: { matches: "(" } } }'))).toContain(
    'RE2 syntax',
  );
  expect(problems('journeys: [')).toContain('s.yml:1:');
});

function problems(text: string): string {
  try {
    readJourneys('s.yml', text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
