import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { analyse } from '../../../src/change/policy/analyse.ts';
import { baselineOf, parseBaseline } from '../../../src/change/policy/baseline.ts';
import { judgePolicy, policyFindings } from '../../../src/change/policy/judge.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import { adding } from '../changed-file.ts';
import { pkcs8 } from './keys.ts';

const configuration = Configuration.parse({
  zones: [{ name: 'keys', paths: ['keys/**'], irreversible: true }],
});
const { zones } = configuration;

test('what the baseline knows is counted and does not block, wherever it moved in its file', async () => {
  const before = await analyse({ files: [adding('a.sql', 'DROP TABLE a;')], zones, salt: 'one' });
  const read = parseBaseline(baselineOf(before));
  if (!read.ok) throw new Error(read.problem);
  const files = [adding('a.sql', '\n\nDROP TABLE a;\nDROP TABLE b;')];
  const analysis = await analyse({ files, zones, salt: 'another' });
  const input = { diff: { complete: true, files }, analysis, configuration, baseline: read.ids } as const;
  expect(policyFindings(input).map(({ preview }) => preview)).toEqual(['drops the table b']);
  const verdict = judgePolicy(input);
  expect(verdict.title).toBe('1 finding must be resolved');
  expect(verdict.items.at(-1)?.detail).toBe('1 finding of the baseline, not counted.');
});

test('a baseline shows nothing of a secret, and knows no zones', async () => {
  const analysis = await analyse({ files: [adding('keys/a.pem', pkcs8)], zones, salt: 's' });
  expect(analysis.sights.map(({ rule }) => rule)).toContain('zone/irreversible-path');
  const text = baselineOf(analysis);
  expect(text).toContain('secret/private-key');
  expect(text).not.toContain('zone/');
});

test('another secret in the place of one that the baseline knows is not known', async () => {
  const ids = new Set<string>();
  // Two of 4096 pass for each other: four keys never all do.
  for (let round = 0; round < 4; round += 1) {
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const { sights } = await analyse({ files: [adding('a.pem', key)], zones: [], salt: 's' });
    ids.add(sights[0]?.baseline ?? '');
    const moved = await analyse({ files: [adding('a.pem', `\n\n${key}`, 7)], zones: [], salt: 'other' });
    expect(moved.sights[0]?.baseline).toBe(sights[0]?.baseline);
  }
  expect(ids.size).toBeGreaterThan(1);
});

test.each([
  ['{', /not JSON/],
  ['{"version":2,"findings":[]}', /version/],
  ['{"version":1,"findings":[{"rule":"a","path":"b","id":"nothex"}]}', /findings.0.id/],
])('a baseline that cannot be read is refused with the place: %s', (text, problem) => {
  const read = parseBaseline(text);
  expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
});
