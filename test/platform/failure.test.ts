import { expect, test } from 'vitest';
import { describeFailure } from '../../src/platform/failure.ts';

const token = ['gh', 's_', 'x'.repeat(36)].join('');

test('a failure tells kind, status, request and message of the error and of what caused it', () => {
  const refused = Object.assign(new Error('Resource not accessible'), {
    name: 'HttpError',
    status: 403,
    request: { method: 'POST', url: `https://api.github.com/repos/acme/shop/pulls?token=${token}` },
  });
  const failed = new Error('the step open-pull failed', { cause: refused });
  expect(describeFailure(failed)).toBe(
    'the step open-pull failed\ncaused by HttpError: 403 Resource not accessible (POST /repos/acme/shop/pulls)',
  );
});

test('an error that stands for several tells them', () => {
  const several = new AggregateError([new Error('one'), new Error('two')], 'the handlers failed');
  expect(describeFailure(several)).toBe('AggregateError: the handlers failed\ncaused by one\ncaused by two');
});

test('it is free of credentials, and bounded however long the message and the chain of causes', () => {
  expect(describeFailure(new Error(`no luck with ${token}`))).toBe('no luck with [redacted]');
  expect(describeFailure(new Error('x'.repeat(100_000))).length).toBeLessThanOrEqual(2000);
  const circle = new Error('round');
  circle.cause = circle;
  expect(describeFailure(circle).split('\n')).toHaveLength(4);
});

test('whatever was thrown is told', () => {
  expect(describeFailure('a text')).toBe('a text');
  expect(describeFailure({ code: 7 })).toBe('{"code":7}');
  expect(describeFailure(undefined)).toBe('undefined');
});
