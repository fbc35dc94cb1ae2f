import { expect, test } from 'vitest';
import { worstOf } from '../../../src/change/verdict/worst.ts';
import { Verdict } from '../../../src/domain/verdict.ts';
import { finding } from '../approvals/pull.ts';

const verdict = (more: Partial<Verdict>): Verdict => ({
  check: 'policy',
  state: 'passed',
  title: 'Nothing found',
  items: [],
  findings: [],
  ...more,
});
const fine = { label: '#1 into weak', verdict: verdict({}) };
const item = { state: 'blocked', title: 'A rule', detail: '', next: 'Mend it.' } as const;
const bad = {
  label: '#2 into main',
  verdict: verdict({ state: 'blocked', title: 'One finding', items: [item], findings: [finding('one')] }),
};

test('a sibling pull request into a weak base does not make the commit green', () => {
  for (const all of [
    [fine, bad],
    [bad, fine],
  ]) {
    const worst = Verdict.parse(worstOf(all));
    expect(worst).toMatchObject({ state: 'blocked', title: '#2 into main: One finding' });
    expect(worst.items.map(({ title }) => title).toSorted()).toEqual([
      '#1 into weak',
      '#2 into main: A rule',
    ]);
  }
});

test('a single pull request keeps its words', () => {
  expect(worstOf([bad])).toEqual(bad.verdict);
});

test('what several share is listed once, as bad as anywhere', () => {
  const warned = verdict({ findings: [finding('one', { severity: 'warn' }), finding('two')] });
  for (const all of [
    [bad, { label: '#3', verdict: warned }],
    [{ label: '#3', verdict: warned }, bad],
  ]) {
    const findings = worstOf(all).findings.map(({ path, severity }) => `${path} ${severity}`);
    expect(findings.toSorted()).toEqual(['one.sql block', 'two.sql block']);
  }
});

test('no verdict, or verdicts of different checks, are nobody’s worst', () => {
  expect(() => worstOf([])).toThrow();
  expect(() => worstOf([fine, { label: '#4', verdict: verdict({ check: 'approval' }) }])).toThrow();
});
