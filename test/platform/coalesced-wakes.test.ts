import { expect, test } from 'vitest';
import { coalescedWakes } from '../../src/platform/coalesced-wakes.ts';
import type { Wake } from '../../src/platform/queue.ts';

/** A queue that stores a wake when it is told to. */
function slowQueue() {
  const begun: { wake: Wake; end: PromiseWithResolvers<void> }[] = [];
  const wake = coalescedWakes((target) => {
    const end = Promise.withResolvers<void>();
    begun.push({ wake: target, end });
    return end.promise;
  });
  return { wake, begun };
}

const of = (subject: string, reason: string, more: Partial<Wake> = {}): Wake => ({
  kind: 'pull-request',
  installation: 7,
  subject,
  reason,
  ...more,
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('wakes of a key that come while one is stored are stored once, after it, as the newest of them', async () => {
  const { wake, begun } = slowQueue();
  const all = ['first', 'second', 'third'].map((reason) => wake(of('a', reason)));
  expect(begun.map((one) => one.wake.reason)).toEqual(['first']);
  begun[0]?.end.resolve();
  await all[0];
  await settled();
  expect(begun.map((one) => one.wake.reason)).toEqual(['first', 'third']);
  begun[1]?.end.resolve();
  await Promise.all(all);
  void wake(of('a', 'fourth'));
  expect(begun.map((one) => one.wake.reason)).toEqual(['first', 'third', 'fourth']);
});

test('other objects, installations, kinds and priorities do not wait for it', () => {
  const { wake, begun } = slowQueue();
  void wake(of('a', ''));
  void wake(of('b', ''));
  void wake(of('a', '', { installation: 8 }));
  void wake(of('a', '', { kind: 'gate' }));
  void wake(of('a', '', { priority: 'person' }));
  expect(begun).toHaveLength(5);
});

test('whoever shares a wake that cannot be stored is told, and the next one is tried again', async () => {
  const { wake, begun } = slowQueue();
  const first = wake(of('a', ''));
  const shared = [wake(of('a', '')), wake(of('a', ''))];
  begun[0]?.end.reject(new Error('the database is gone'));
  await expect(first).rejects.toThrow('gone');
  await settled();
  begun[1]?.end.reject(new Error('still gone'));
  for (const one of shared) await expect(one).rejects.toThrow('still gone');
  const again = wake(of('a', ''));
  begun[2]?.end.resolve();
  await again;
});
