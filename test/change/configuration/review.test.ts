import { expect, test } from 'vitest';
import { judgeApproval } from '../../../src/change/approvals/judge.ts';
import { reviewConfiguration } from '../../../src/change/configuration/review.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import { ann, bob, nothingFound, pull, review as reviewBy } from '../approvals/pull.ts';

const before = Configuration.parse({ zones: [{ name: 'db', paths: ['db/**'], irreversible: true }] });
const review = (repository: string | null, organisation: string | null = null) =>
  reviewConfiguration(before, { organisation, repository }, 'of this test');

test('a new file that is not valid blocks, with an annotation on every line', () => {
  const { findings, requirement } = review('autonomi: act\nzones:\n  - name: a\n');
  expect(findings.map(({ severity, path, lines }) => `${severity} ${path}:${lines?.start}`)).toEqual([
    'block .github/wired-chaos.yml:1',
    'block .github/wired-chaos.yml:3',
  ]);
  expect(requirement).toBe(null);
});

test('a zone taken away, or the whole file, needs a person; the old version judges', () => {
  for (const after of ['autonomy: propose\n', null]) {
    const { findings, requirement } = review(after);
    expect(findings).toEqual([]);
    expect(requirement?.why).toContain('zone db');
    const further = requirement === null ? [] : [requirement];
    const byAnn = { author: ann, pushers: [ann], head: { ...pull().head, ref: 'x' } };
    const judge = (reviews: ReturnType<typeof reviewBy>[]) =>
      judgeApproval({ pull: pull({ ...byAnn, reviews }), configuration: before, further, ...nothingFound })
        .state;
    expect(judge([])).toBe('waiting');
    expect(judge([reviewBy(bob, 'APPROVED')])).toBe('passed');
  }
});

test('what tightens needs nobody', () => {
  const text = 'autonomy: observe\nzones: [{ name: db, paths: [db/**], irreversible: true }]\n';
  expect(review(text)).toEqual({ findings: [], requirement: null });
});

test('what the organisation does not allow is annotated, and changes nothing', () => {
  const zones = 'zones: [{ name: db, paths: [db/**], irreversible: true }]\n';
  const { findings, requirement } = review(`${zones}merge: auto\n`, 'merge: manual');
  expect(findings).toMatchObject([{ severity: 'warn', lines: { start: 2 } }]);
  expect(requirement).toBe(null);
});
