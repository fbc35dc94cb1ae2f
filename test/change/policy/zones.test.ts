import { expect, test } from 'vitest';
import { requirementsOf } from '../../../src/change/approvals/requirement.ts';
import { analyse } from '../../../src/change/policy/analyse.ts';
import { judgePolicy, policyFindings } from '../../../src/change/policy/judge.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import type { ChangedFile } from '../../../src/domain/pull-request.ts';
import { pull } from '../approvals/pull.ts';
import { adding, changed } from '../changed-file.ts';

const dropping = (comment: string) => adding('db/1.sql', `${comment}\nDROP TABLE orders;`);
const allowing = '-- wired-chaos: allow destructive/sql-drop-table nobody reads it';

async function judged(files: readonly ChangedFile[], written: unknown, known = false) {
  const configuration = Configuration.parse(written);
  const analysis = await analyse({ files, zones: configuration.zones, salt: 'of this test' });
  const baseline = new Set(known ? analysis.sights.map((sight) => sight.baseline) : []);
  const input = { diff: { complete: true, files } as const, analysis, configuration, baseline };
  const findings = policyFindings(input);
  const asked = requirementsOf(pull(), files, configuration, findings).map(({ name }) => name);
  return { verdict: judgePolicy(input), asked };
}

const operations = (zone: object) => ({
  zones: [{ name: 'data', paths: ['db/**'], operations: ['data.delete', 'schema.drop'], ...zone }],
});

test.each([
  ['irreversible', { irreversible: true }],
  ['that asks for people', { approvals: { count: 2 } }],
])('in a zone %s no level, comment or baseline answers for what it is about', async (_, zone) => {
  const off = { ...operations(zone), policy: { destructive: 'off' } };
  expect(await judged([dropping('')], off)).toMatchObject({ verdict: { state: 'blocked' } });
  for (const known of [false, true]) {
    const { verdict, asked } = await judged([dropping(allowing)], operations(zone), known);
    expect(verdict.state).toBe('blocked');
    expect(asked).toContain('zone data');
  }
});

test('elsewhere both do', async () => {
  expect((await judged([dropping(allowing)], {})).verdict.state).toBe('passed');
  expect((await judged([dropping('')], {}, true)).verdict.state).toBe('passed');
  const other = operations({ irreversible: true, paths: ['infra/**'] });
  expect((await judged([dropping(allowing)], other)).verdict.state).toBe('passed');
});

test('what cannot be read in an irreversible zone blocks and asks its people, whatever the zone is about', async () => {
  const binary = changed('db/2.sql', { binary: true, additions: 0, deletions: 0 });
  const irreversible = operations({ irreversible: true });
  const { verdict, asked } = await judged([binary], irreversible);
  expect(verdict.findings).toMatchObject([{ rule: 'zone/unreadable', severity: 'block', path: 'db/2.sql' }]);
  expect(verdict.findings[0]?.preview).toMatch(/^cannot be shown safe: /);
  expect(asked).toContain('zone data');
  expect(asked).not.toContain('findings of the policy');
  expect((await judged([binary], operations({ approvals: {} }))).verdict.state).toBe('passed');
  expect((await judged([{ ...binary, path: 'src/2.sql' }], irreversible)).verdict.state).toBe('passed');
});
