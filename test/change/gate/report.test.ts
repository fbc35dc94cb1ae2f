import { expect, test } from 'vitest';
import { judgeGate } from '../../../src/change/gate/judge.ts';
import { longestReport, type MadeReport, mostReports, planReport } from '../../../src/change/gate/report.ts';
import { facts, sha } from './facts.ts';

const start = Date.UTC(2026, 5, 1);
const since = new Date(start).toISOString();
const place = { since, commit: sha('a'), environment: 'production' };
const verdict = judgeGate(facts());

test('the first report comes at once and names what is missing, who can give it and how', () => {
  const plan = planReport(verdict, [], { ...place, now: since });
  if (plan.kind !== 'report') throw new Error('no report');
  expect(plan.report.text).toContain('@acme/release');
  expect(plan.report.text).toContain(`/wired approve ${sha('a')} production`);
});

test('what is missing changes every minute for thirty days: never more than nine reports, and the end is announced', () => {
  const made: MadeReport[] = [];
  for (let minute = 0; minute < 30 * 24 * 60; minute += 1) {
    const now = new Date(start + minute * 60_000).toISOString();
    const plan = planReport({ ...verdict, missing: [`thing ${minute}`] }, made, { ...place, now });
    if (plan.kind !== 'report') continue;
    const { kind, digest } = plan.report;
    made.push({ kind, digest, at: now });
  }
  expect(made.length).toBe(mostReports - 1);
  expect(made.filter(({ kind }) => kind === 'expiry')).toHaveLength(1);
  expect(Date.parse(made.at(-1)?.at ?? '')).toBeGreaterThanOrEqual(start + 29 * 86_400_000);
});

test('while the same is missing it is said once, and once more before the wait ends', () => {
  const first = planReport(verdict, [], { ...place, now: since });
  if (first.kind !== 'report') throw new Error('no report');
  const made = [{ kind: first.report.kind, digest: first.report.digest, at: since }];
  const later = new Date(start + 86_400_000).toISOString();
  const announced = new Date(start + 29 * 86_400_000).toISOString();
  expect(planReport(verdict, made, { ...place, now: later })).toEqual({ kind: 'none', lookAgain: announced });
  expect(planReport(verdict, made, { ...place, now: announced }).kind).toBe('report');
});

test('a report is never longer than GitHub takes, however much is missing', () => {
  const missing = Array.from({ length: 80 }, (_, index) => `${index} approval by ${'x'.repeat(400)}`);
  const plan = planReport({ ...verdict, missing }, [], { ...place, now: since });
  if (plan.kind !== 'report') throw new Error('no report');
  expect(plan.report.text.length).toBeLessThanOrEqual(longestReport);
  expect(plan.report.text).toContain('more');
});
