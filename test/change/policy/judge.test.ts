import { expect, test } from 'vitest';
import { analyse } from '../../../src/change/policy/analyse.ts';
import { judgePolicy, type PolicyInput, policyFindings } from '../../../src/change/policy/judge.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import type { ChangedFile } from '../../../src/domain/pull-request.ts';
import { Verdict } from '../../../src/domain/verdict.ts';
import { adding, changed } from '../changed-file.ts';
import { openssh, pkcs8 } from './keys.ts';

async function inputOf(files: readonly ChangedFile[], written: unknown = {}): Promise<PolicyInput> {
  const configuration = Configuration.parse(written);
  const analysis = await analyse({ files, zones: configuration.zones, salt: 'of this test' });
  return { diff: { complete: true, files }, analysis, configuration };
}

const judge = async (files: readonly ChangedFile[], written: unknown = {}) =>
  Verdict.parse(judgePolicy(await inputOf(files, written)));

test('a key blocks, names the rule and tells the author what to do', async () => {
  const verdict = await judge([adding('z.pem', pkcs8), adding('a.pem', `${openssh}${pkcs8}`)]);
  expect(verdict.state).toBe('blocked');
  expect(verdict.title).toBe('3 findings must be resolved');
  expect(verdict.findings.map((finding) => finding.path)).toEqual(['a.pem', 'a.pem', 'z.pem']);
  expect(verdict.items).toMatchObject([
    { state: 'blocked', title: 'To unblock: 3 exposed secrets only the author can resolve' },
    {
      state: 'blocked',
      title: 'A private key is in the diff (secret/private-key)',
      detail: expect.stringMatching(/^In a\.pem:1, a\.pem:\d+, z\.pem:1\. Who can read/),
      next: expect.stringMatching(/^The author: .*revoke/),
    },
    { state: 'not-applicable', title: 'When a finding is mistaken' },
    { state: 'passed', title: 'Nothing else found' },
  ]);
});

test('the same diff judged twice gives the same verdict', async () => {
  const files = [adding('a', pkcs8), adding('b', openssh)];
  expect(await judge(files)).toEqual(await judge(files.toReversed()));
});

test('what people can approve is told apart from what only the author can resolve', async () => {
  const files = [adding('a.pem', pkcs8), adding('db/1.sql', 'DROP TABLE orders;\nDROP TABLE carts;')];
  const zones = [{ name: 'database', paths: ['db/**'], irreversible: true }];
  const verdict = await judge(files, { zones, policy: { guards: 'off' } });
  expect(verdict.items.map(({ title }) => title)).toEqual([
    'To unblock: 1 exposed secret only the author can resolve',
    'To unblock: 3 findings that people can approve',
    'A private key is in the diff (secret/private-key)',
    'A migration drops a table (destructive/sql-drop-table)',
    'A path in an irreversible zone is changed (zone/irreversible-path)',
    'When a finding is mistaken',
    'Nothing else found',
    'Switched off',
  ]);
  const zone = verdict.items.find(({ title }) => title.includes('zone/'));
  expect(zone?.next).toMatch(/^Somebody whom the zone names/);
  expect(verdict.items.at(-2)?.detail).toBe('Looked for: workflows (block).');
  expect(verdict.items.at(-1)?.detail).toBe('By the configuration: guards.');
});

test('an allowance that names no rule is told so', async () => {
  const marker = 'wired-chaos: ' + 'allow';
  const files = [adding('a.sql', `-- ${marker} destructive/sql-drop-tabel nobody reads it\nSELECT 1;`)];
  const { findings } = await judge(files, {});
  expect(findings.map(({ rule, preview }) => [rule, preview])).toEqual([
    ['guard/allowance-added', expect.stringContaining('there is no rule of that name: it allows nothing')],
  ]);
  const known = await judge(
    [adding('a.sql', `-- ${marker} destructive/sql-drop-table nobody reads it\n`)],
    {},
  );
  expect(known.findings[0]?.preview).not.toContain('no rule of that name');
});

test('what could not be read is not said to hold nothing', async () => {
  const verdict = await judge([adding('.github/workflows/a.yml', 'on: [push\njobs: {')], {});
  const nothing = verdict.items.find(({ title }) => title === 'Nothing found');
  expect(verdict.items.some(({ title }) => title === 'Could not be read')).toBe(true);
  expect(nothing?.detail).toMatch(/^Looked for, in what could be read: secrets/);
});

test('a change without findings passes', async () => {
  expect(await judge([adding('README.md', 'Hello')])).toMatchObject({ state: 'passed', findings: [] });
  expect(await judge([])).toMatchObject({ state: 'passed' });
});

test('a level of the family counts for its rules, and a level of the rule wins over it', async () => {
  const files = [adding('a.pem', pkcs8)];
  expect(await judge(files, { policy: { secrets: 'off' } })).toMatchObject({ state: 'passed', findings: [] });
  expect(await judge(files, { policy: { secrets: 'warn' } })).toMatchObject({
    state: 'passed',
    title: '1 warning',
    findings: [{ severity: 'warn' }],
  });
  const rules = { 'secret/private-key': 'block' };
  expect((await judge(files, { policy: { secrets: 'off', rules } })).state).toBe('blocked');
});

test('a diff that is not complete fails with its reason, whatever the levels are', async () => {
  const verdict = judgePolicy({
    diff: { complete: false, reason: 'GitHub cut the list at 3,000 files.' },
    analysis: { sights: [], unread: [] },
    configuration: Configuration.parse({ policy: { secrets: 'off' } }),
  });
  expect(verdict.state).toBe('failed');
  expect(verdict.items[0]?.detail).toBe('GitHub cut the list at 3,000 files.');
});

test('a binary file is named where it may hold a key, and only there', async () => {
  const binary = { binary: true, additions: 0, deletions: 0 };
  const verdict = await judge([
    changed('logo.png', binary),
    changed('certs/server.p12', binary),
    changed('certs/old.p12', { ...binary, status: 'removed' }),
  ]);
  expect(verdict.state).toBe('passed');
  const told = verdict.items.map((item) => item.detail).join('\n');
  expect(told).toContain('certs/server.p12');
  expect(told).not.toContain('logo.png');
  expect(told).not.toContain('old.p12');
});

test('very many findings are all counted, and a bounded number is carried', async () => {
  const verdict = await judge(Array.from({ length: 250 }, (_, index) => adding(`${index}.pem`, pkcs8)));
  expect(verdict.title).toBe('250 findings must be resolved');
  expect(verdict.findings).toHaveLength(200);
  expect(verdict.items.at(-1)?.detail).toBe('The first 200 of 250 are listed.');
});

test('an approved finding is lifted and listed with who approved it; what nobody approved stays', async () => {
  const input = await inputOf([
    adding('db/1.sql', 'DROP TABLE orders;'),
    adding('db/2.sql', 'DROP TABLE carts;'),
  ]);
  const [first, second] = policyFindings(input);
  const approved = new Map([[first?.fingerprint ?? '', ['bob', 'cleo']]]);
  expect(judgePolicy({ ...input, approved })).toMatchObject({
    state: 'blocked',
    title: '1 finding must be resolved, 1 finding approved',
    findings: [
      { path: 'db/2.sql', severity: 'block' },
      { path: 'db/1.sql', severity: 'warn' },
    ],
  });
  const verdict = judgePolicy({ ...input, approved: approved.set(second?.fingerprint ?? '', ['bob']) });
  expect(verdict).toMatchObject({ state: 'passed', title: '2 findings approved' });
  expect(verdict.items.map((item) => item.detail).join()).toContain('Approved by bob and cleo');
});
