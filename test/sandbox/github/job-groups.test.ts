import { expect, test } from 'vitest';
import { JobGroups } from '../../../src/sandbox/github/actions-service/job-groups.ts';

const group = (name: string, more: { cancelInProgress?: boolean; queue?: 'single' | 'max' } = {}) => ({
  group: name,
  cancelInProgress: false,
  queue: 'single' as const,
  ...more,
});
const never = new AbortController().signal;

test('one job of a group runs, one waits, and a newer one takes the place of the one that waits', async () => {
  const groups = new JobGroups();
  const first = await groups.enter(1, group('Production'), never);
  const second = groups.enter(1, group('production'), never);
  const third = groups.enter(1, group('production'), never);
  expect(await second).toBeNull();
  expect(await groups.enter(2, group('production'), never)).not.toBeNull();
  first?.release();
  first?.release();
  expect(await third).not.toBeNull();
});

test('a newer job cancels the one that runs if it says so, and begins when that has ended', async () => {
  const groups = new JobGroups();
  const first = await groups.enter(1, group('deploy'), never);
  const second = groups.enter(1, group('deploy', { cancelInProgress: true }), never);
  expect(first?.cancelled.aborted).toBe(true);
  first?.release();
  expect((await second)?.cancelled.aborted).toBe(false);
});

test('with a queue all wait in line, but for those whose run is cancelled', async () => {
  const groups = new JobGroups();
  const queued = group('deploy', { queue: 'max' });
  const cancel = new AbortController();
  const first = await groups.enter(1, queued, never);
  const second = groups.enter(1, queued, cancel.signal);
  const third = groups.enter(1, queued, never);
  cancel.abort();
  expect(await second).toBeNull();
  first?.release();
  (await third)?.release();
  expect(await groups.enter(1, queued, never)).not.toBeNull();
});
