import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Verification, type VerificationPart } from '../../../src/domain/deployment.ts';
import { VerifyConfiguration } from '../../../src/domain/environment.ts';
import { Sha } from '../../../src/domain/ids.ts';
import { partsOf, type VerifyInputs } from '../../../src/operate/verify/parts.ts';
import { readEnvironment } from '../../../src/operate/verify/read-environment.ts';
import { withoutBrowser } from '../../../src/operate/verify/synthetic/browser.ts';
import { type PartToVerify, verify } from '../../../src/operate/verify/verify.ts';
import { temporaryDirectory } from '../../platform/temporary-directory.ts';
import { service } from './service.ts';

const subject = { environment: 'production', sha: Sha.parse('a'.repeat(40)) };

function part(verdict: VerificationPart['verdict']): PartToVerify {
  return {
    kind: 'synthetic',
    run: async () => ({ kind: 'synthetic', verdict, reason: verdict, details: [] }),
  };
}

test.each([
  [['pass', 'pass'], 'pass'],
  [['pass', 'inconclusive'], 'inconclusive'],
  [['inconclusive', 'fail', 'pass'], 'fail'],
  [[], 'inconclusive'],
] as const)('of %j the worst counts: %s', async (verdicts, verdict) => {
  const verification = await verify(subject, verdicts.map(part), () => 0);
  expect(verification.verdict).toBe(verdict);
  expect(Verification.parse(verification)).toEqual(verification);
});

test('a part that breaks off says nothing, and so neither does the whole; the others are carried out', async () => {
  const broken: PartToVerify = { kind: 'replay', run: () => Promise.reject(new Error('no such file')) };
  const verification = await verify(subject, [broken, part('pass')]);
  expect(verification.verdict).toBe('inconclusive');
  expect(verification.parts.map(({ reason }) => reason)).toEqual(['no such file', 'pass']);
});

function inputs(more: Partial<VerifyInputs> = {}): VerifyInputs {
  return {
    directory: '.',
    url: null,
    primary: null,
    recording: null,
    metrics: null,
    privateAddresses: 'loopback',
    env: {},
    browse: withoutBrowser('none here.'),
    ...more,
  };
}

test('what is asked for and cannot be carried out is inconclusive, with what is missing', async () => {
  const configuration = VerifyConfiguration.parse({ synthetic: 'a.yml', replay: true, canary: '5m' });
  const { verdict, parts } = await verify(subject, partsOf(configuration, inputs()));
  expect(verdict).toBe('inconclusive');
  expect(parts.map(({ reason }) => reason)).toEqual([
    'Nobody said where the new version is. Give its url.',
    'Traffic could not be replayed without the url of the new version and the url of what is live (primary-url) and a recording.',
    'The canary could not be judged without a file of metrics.',
  ]);
  const outside = VerifyConfiguration.parse({ synthetic: '../../etc/passwd' });
  const refused = await verify(subject, partsOf(outside, inputs({ url: new URL('http://127.0.0.1:1') })));
  expect(refused.parts[0]?.reason).toContain('outside of the repository');
});

test('all that an environment asks for is carried out: journeys, replayed traffic and the metrics of a canary', async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, '.github'));
  writeFileSync(
    join(directory, '.github/synthetic.yml'),
    'journeys: [{ name: it answers, steps: [{ request: { path: / } }] }]',
  );
  const recording = join(directory, 'r.jsonl');
  const line = {
    method: 'GET',
    path: '/',
    headers: {},
    body: null,
    status: 200,
    durationMs: 1,
    startedAt: '',
  };
  const lines = [{ recording: 1, startedAt: '' }, ...Array.from({ length: 6 }, () => line)];
  writeFileSync(recording, lines.map((one) => JSON.stringify(one)).join('\n'));
  const wave = (offset: number) =>
    Array.from({ length: 200 }, (_, second) => 100 + offset + ((second * 7919) % 13));
  const metrics = join(directory, 'metrics.json');
  writeFileSync(
    metrics,
    JSON.stringify([
      {
        metric: 'p50',
        direction: 'lower-is-better',
        unit: 'ms',
        baseline: [...wave(0), null],
        canary: [...wave(0), 3],
      },
    ]),
  );
  const url = await service((_, response) => response.end('ok'));
  const configuration = VerifyConfiguration.parse({
    synthetic: '.github/synthetic.yml',
    replay: true,
    canary: '5m',
  });
  const all = partsOf(configuration, inputs({ directory, url, primary: url, recording, metrics }));
  const { parts, verdict } = await verify(subject, all);
  expect(parts.map((one) => [one.kind, one.verdict, one.reason])).toEqual([
    ['synthetic', 'pass', 'The journey works.'],
    ['replay', 'pass', expect.any(String)],
    ['canary', 'pass', expect.any(String)],
  ]);
  expect(verdict).toBe('pass');
  writeFileSync(metrics, '[{"metric": 1}]');
  expect((await verify(subject, all)).parts[2]?.reason).toContain('metrics.json: 0.metric');
});

test('an environment is read without regard to the case of its name, and problems have lines', () => {
  const text = 'zones: nonsense\nenvironments:\n  Production:\n    verify: { synthetic: a.yml }\n';
  expect(readEnvironment('c.yml', text, 'production')?.verify.synthetic).toBe('a.yml');
  expect(readEnvironment('c.yml', null, 'production')).toBeNull();
  expect(() => readEnvironment('c.yml', text.replace('synthetic', 'syntetic'), 'production')).toThrow(
    'c.yml:4:15: The key "syntetic" is not known here.',
  );
});
