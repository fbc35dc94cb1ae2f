import { expect, test } from 'vitest';
import { Budget, BudgetExhausted, limitedUntil } from '../../../../src/connect/github/traffic/budget.ts';
import type { Priority } from '../../../../src/domain/priority.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const inAnHour = now + 3_600_000;

function headers(remaining: number, resetAt = inAnHour): Headers {
  return new Headers({
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(resetAt / 1000),
  });
}

/** Who may still ask when so much is left. */
function admitted(remaining: number): Priority[] {
  const budget = new Budget();
  budget.learn('core', headers(remaining), now);
  return (['person', 'event', 'sweep'] as const).filter((priority) => {
    try {
      budget.admit('core', priority, now);
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(BudgetExhausted);
      expect(error).toMatchObject({ until: new Date(inAnHour) });
      return false;
    }
  });
}

test('the less is left, the fewer may spend it: sweeps stop first, then events, people last', () => {
  expect(admitted(5000)).toEqual(['person', 'event', 'sweep']);
  expect(admitted(2501)).toEqual(['person', 'event', 'sweep']);
  expect(admitted(2500)).toEqual(['person', 'event']);
  expect(admitted(500)).toEqual(['person']);
  expect(admitted(1)).toEqual(['person']);
  expect(admitted(0)).toEqual([]);
});

test('a new hour is a new budget, and an answer of the old one changes nothing', () => {
  const budget = new Budget();
  budget.learn('core', headers(0), now);
  budget.admit('core', 'sweep', inAnHour);
  budget.learn('core', headers(4999, inAnHour + 3_600_000), inAnHour);
  budget.learn('core', headers(3, inAnHour + 1000), inAnHour);
  expect(budget.left('core', inAnHour)?.remaining).toBe(4999);
});

test('GraphQL has a budget of its own', () => {
  const budget = new Budget();
  budget.learn('graphql', headers(0), now);
  budget.admit('core', 'sweep', now);
  expect(() => budget.admit('graphql', 'person', now)).toThrow(BudgetExhausted);
});

test('an App of other shares keeps other shares', () => {
  const budget = new Budget({ sweep: 0.9, event: 0 });
  budget.learn('core', headers(4000), now);
  expect(() => budget.admit('core', 'sweep', now)).toThrow('4000 of 5000');
  budget.learn('core', headers(1), now);
  budget.admit('core', 'event', now);
});

const refusal = (status: number, message: string, given: Record<string, string>) =>
  limitedUntil(Object.assign(new Error(message), { status, response: { headers: given } }), now);

test.each([403, 429])('a refusal with %s is told from a limit by what GitHub sends with it', (status) => {
  const secondary = 'You have exceeded a secondary rate limit.';
  expect(refusal(status, secondary, { 'retry-after': '7' })).toEqual({ limit: 'secondary', at: now + 7000 });
  expect(refusal(status, 'Slow down', { 'retry-after': '7' })).toEqual({
    limit: 'secondary',
    at: now + 7000,
  });
  // Without a time GitHub asks for a minute.
  expect(refusal(status, secondary, {})).toEqual({ limit: 'secondary', at: now + 60_000 });
  const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(inAnHour / 1000) };
  expect(refusal(status, 'API rate limit exceeded', spent)).toEqual({
    limit: 'primary',
    at: inAnHour + 1000,
  });
});

test('what GitHub forbids for other reasons is no limit', () => {
  expect(
    refusal(403, 'Resource not accessible by integration', { 'x-ratelimit-remaining': '17' }),
  ).toBeNull();
  expect(refusal(404, 'Not Found', {})).toBeNull();
  expect(limitedUntil(new Error('socket hang up'), now)).toBeNull();
});
