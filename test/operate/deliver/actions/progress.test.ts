import { expect, test } from 'vitest';
import { printHandle, readHandle } from '../../../../src/operate/deliver/actions/handle.ts';
import { progressOf } from '../../../../src/operate/deliver/actions/progress.ts';

const url = 'https://github.example/acme/shop/actions/runs/7';
const running = { status: 'in_progress', conclusion: null, url };
const ended = (conclusion: string) => ({ status: 'completed', conclusion, url });
const deployed = (
  state: 'success' | 'failure' | 'error' | 'inactive' | 'waiting' | 'queued' | 'in_progress',
) => ({
  state,
  stateAt: '2026-11-23T08:00:00Z',
  createdAt: '2026-11-23T07:00:00Z',
});

test('a delivery is live once GitHub says so of its deployment, whatever its run does then', () => {
  const live = { kind: 'live', since: '2026-11-23T08:00:00Z' };
  expect(progressOf('production', running, deployed('success'))).toEqual(live);
  expect(progressOf('production', ended('failure'), deployed('success'))).toEqual(live);
});

test('a delivery that waits, is under way or queued runs, and says what for', () => {
  expect(progressOf('production', { ...running, status: 'waiting' }, deployed('waiting'))).toEqual({
    kind: 'running',
    what: 'waits for the rules of production',
  });
  for (const state of ['queued', 'in_progress'] as const)
    expect(progressOf('production', running, deployed(state)).kind).toBe('running');
  expect(progressOf('production', running, null).kind).toBe('running');
});

test('what ended otherwise failed, a run without any deployment too', () => {
  for (const state of ['failure', 'error', 'inactive'] as const)
    expect(progressOf('production', ended('success'), deployed(state)).kind).toBe('failed');
  expect(progressOf('production', ended('cancelled'), deployed('waiting')).kind).toBe('failed');
  expect(progressOf('production', ended('success'), null)).toMatchObject({
    kind: 'failed',
    why: expect.stringContaining('`environment: production`'),
  });
  expect(progressOf('production', null, null).kind).toBe('failed');
});

test('a handle names run and environment, whatever the environment is called', () => {
  const handle = { run: 7, environment: 'eu/production 1' };
  expect(readHandle(printHandle(handle))).toEqual(handle);
  expect(() => readHandle('production')).toThrow('no handle');
});
