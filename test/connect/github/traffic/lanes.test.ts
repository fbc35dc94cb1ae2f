import { expect, test } from 'vitest';
import { Lanes } from '../../../../src/connect/github/traffic/lanes.ts';
import { InstallationId } from '../../../../src/domain/ids.ts';
import type { Priority } from '../../../../src/domain/priority.ts';

const acme = InstallationId.parse(1);
const zenith = InstallationId.parse(2);
const label = '/repos/acme/shop/labels';

/** Asks for writes in this order, all at once. Returns the order they were let through in. */
async function order(lanes: Lanes, writes: readonly (readonly [string, Priority])[]): Promise<string[]> {
  const through: string[] = [];
  await Promise.all(
    writes.map(([name, priority]) =>
      lanes.pauseBetweenWrites(acme, priority, label).then(() => through.push(name)),
    ),
  );
  return through;
}

test('of the writes that wait, a person’s goes first and a sweep’s last', async () => {
  const lanes = new Lanes(100);
  const through = await order(lanes, [
    ['first', 'event'],
    ['sweep', 'sweep'],
    ['another sweep', 'sweep'],
    ['event', 'event'],
    ['person', 'person'],
  ]);
  // The first finds nobody waiting, and the next has its turn fixed before the others come.
  expect(through).toEqual(['first', 'sweep', 'person', 'event', 'another sweep']);
});

test('a write comes no sooner after another than told, one that notifies people three times as late', async () => {
  const lanes = new Lanes(40);
  const comment = '/api/v3/repos/acme/shop/issues/1/comments';
  const began = performance.now();
  for (const path of [label, label, comment, comment]) await lanes.pauseBetweenWrites(acme, 'event', path);
  expect(performance.now() - began).toBeGreaterThanOrEqual(40 + 40 + 120 - 5);
});

test('installations do not wait for one another', async () => {
  const lanes = new Lanes(60_000);
  await lanes.pauseBetweenWrites(acme, 'event', label);
  await lanes.pauseBetweenWrites(zenith, 'sweep', label);
});

/** The most that are under way at once, of so many requests that do not end. */
async function mostAtOnce(lanes: Lanes, amount: number, priority: Priority): Promise<number> {
  const { promise: end, resolve } = Promise.withResolvers<void>();
  let running = 0;
  const all = Array.from({ length: amount }, () =>
    lanes.run(priority, async () => {
      running += 1;
      await end;
    }),
  );
  for (let before = -1; before !== running; ) {
    before = running;
    await new Promise((done) => setTimeout(done, 200));
  }
  const most = running;
  resolve();
  await Promise.all(all);
  return most;
}

test('no more than a hundred requests are under way, and no more than twenty of sweeps', async () => {
  expect(await mostAtOnce(new Lanes(0), 120, 'event')).toBe(100);
  expect(await mostAtOnce(new Lanes(0), 40, 'sweep')).toBe(20);
});
