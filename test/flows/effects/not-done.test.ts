import { expect, test } from 'vitest';
import { BudgetExhausted } from '../../../src/connect/github/traffic/budget.ts';
import { isNotDone } from '../../../src/flows/effects/not-done.ts';
import { Paused } from '../../../src/platform/switches.ts';

const http = (status: number) => Object.assign(new Error('an answer'), { status });

test.each([400, 401, 403, 404, 405, 409, 422, 429])('after %i nothing was done', (status) => {
  expect(isNotDone(http(status))).toBe(true);
});

test.each([408, 500, 502, 504])('after %i nobody knows', (status) => {
  expect(isNotDone(http(status))).toBe(false);
});

test('nothing was done when GitHub was not asked, or refused a mutation', () => {
  expect(isNotDone(new BudgetExhausted('the limit is used up', new Date()))).toBe(true);
  const pause = { scope: 'organisation', by: 'mira', since: '2026-01-01T00:00:00Z', reason: null } as const;
  expect(isNotDone(new Paused(pause))).toBe(true);
  expect(isNotDone(Object.assign(new Error('refused'), { name: 'GraphqlResponseError' }))).toBe(true);
});

test('after a connection that broke nobody knows', () => {
  expect(isNotDone(new Error('socket hang up'))).toBe(false);
});
