import { expect, test } from 'vitest';
import type { JudgedAgain } from '../../../../src/change/policy/flips/judge-again.ts';
import {
  type Compared,
  Replay,
  replayOf,
  withoutReplay,
} from '../../../../src/change/policy/flips/replay.ts';
import { replaySection } from '../../../../src/change/policy/flips/section.ts';
import { renderCheckRun } from '../../../../src/change/verdict/check-run.ts';
import { Configuration } from '../../../../src/domain/configuration.ts';
import type { Finding } from '../../../../src/domain/finding.ts';

const finding = (rule: string, path: string): Finding => ({
  rule,
  severity: 'block',
  title: rule,
  remedy: 'Ask.',
  path,
  preview: '',
  fingerprint: '0'.repeat(16),
});
const passed: JudgedAgain = { policy: 'passed', blocking: [], asks: [], evidence: false };
const blocked: JudgedAgain = {
  ...passed,
  policy: 'blocked',
  blocking: [
    finding('destructive/sql-drop-table', 'db/1.sql'),
    finding('destructive/sql-drop-table', 'db/2.sql'),
    finding('secret/private-key', 'a.pem'),
  ],
};
const zoned: JudgedAgain = { ...passed, asks: ['zone data (2 people of dba)'] };
const one = (number: number, before: JudgedAgain, after: JudgedAgain): Compared => ({
  number,
  lookedAgain: false,
  before,
  after,
});
const plain = Configuration.parse({});
const section = (compared: readonly Compared[], before = plain, after = plain) =>
  replaySection(Replay.parse(replayOf(compared, before, after)));

test('each flip is one line: the pull request, its verdicts and the rules, newest first', () => {
  const item = section([
    one(3, passed, passed),
    one(4, passed, blocked),
    one(9, blocked, passed),
    one(5, passed, zoned),
  ]);
  expect(item.title).toBe('With this policy 3 of the last 4 pull requests would flip');
  expect(item.detail).toBe('');
  expect(item.list).toEqual([
    '#9: policy blocked → passed, no longer by destructive/sql-drop-table in db/1.sql, secret/private-key in a.pem',
    '#5: approval asked for: zone data (2 people of dba)',
    '#4: policy passed → blocked by destructive/sql-drop-table in db/1.sql, secret/private-key in a.pem',
  ]);
});

test('that nothing flips is said, of one pull request or of many', () => {
  expect(section([one(1, passed, passed), one(2, blocked, blocked)]).title).toBe(
    'With this policy none of the last 2 pull requests would flip',
  );
  expect(section([one(1, passed, passed)]).title).toBe(
    'With this policy the last pull request would not flip',
  );
  expect(section([one(1, passed, blocked)]).title).toBe('With this policy the last pull request would flip');
});

test('what could not be judged is named with the reason, and is not taken for the same', () => {
  const item = section([
    one(1, passed, passed),
    { number: 2, why: 'a pattern is new' },
    { number: 3, why: 'a pattern is new' },
  ]);
  expect(item.title).toBe('With this policy none of 1 pull requests that could be judged would flip');
  expect(item.detail).toBe('2 of the last 3 could not be: #2, #3 (a pattern is new).');
});

test('where nothing is known, or the policy is not valid, that is said instead', () => {
  expect(section([]).title).toBe('No earlier pull request is known that this policy could be tried on');
  expect(replaySection(withoutReplay('It is not valid.'))).toMatchObject({
    title: 'What this policy would change cannot be told',
    detail: 'It is not valid.',
  });
  expect(replaySection(null).title).toContain('being worked out');
});

test('however many flip, twenty are listed and all are counted', () => {
  const item = section(Array.from({ length: 100 }, (_, index) => one(index + 1, passed, blocked)));
  expect(item.title).toContain('100 of the last 100');
  expect(item.list).toHaveLength(21);
  expect(item.list?.at(-1)).toBe('and 80 more');
});

test('what changes for every pull request alike is a sentence, and no flip', () => {
  const observe = Configuration.parse({ autonomy: 'observe' });
  expect(section([one(1, passed, passed)], plain, observe).detail).toContain('Every check would be neutral');
  expect(section([one(1, passed, passed)], observe, plain).detail).toContain('would count');
});

test('the list stands under its item in the check, without markup from anybody', () => {
  const evil = { ...blocked, blocking: [finding('zone/irreversible-path', 'a](http://b) <img> @dana.sql')] };
  const item = section([one(4, passed, evil)]);
  const verdict = {
    check: 'policy' as const,
    state: 'passed' as const,
    title: 'x',
    items: [item],
    findings: [],
  };
  const { summary } = renderCheckRun(verdict, { autonomy: 'propose' });
  expect(summary).toMatch(/would flip\*\*\n {2}- .*4: policy passed → blocked by zone\/irreversible-path/);
  expect(summary).not.toMatch(/(?<!\\)(?:<img>|\]\()|@dana/);
});
