import { expect, test } from 'vitest';
import { precedenceOf } from '../../src/platform/precedence.ts';
import { turnedClock } from './turned-clock.ts';

/** How many milliseconds somebody gives way, while this many deliveries arrive a second. */
async function waits(rateAfter: (milliseconds: number) => number, longest: number): Promise<number> {
  const clock = turnedClock();
  const began = clock.now().getTime();
  const passed = () => clock.now().getTime() - began;
  await precedenceOf({ arrivalRate: () => rateAfter(passed()) }, clock)(longest);
  return passed();
}

test('while few deliveries arrive nobody waits', async () => {
  expect(await waits(() => 20, 1000)).toBe(0);
});

test('while many arrive work waits until it is over, and no longer than it is told', async () => {
  expect(await waits((passed) => (passed < 300 ? 5000 : 0), 1000)).toBe(300);
  expect(await waits(() => 5000, 1000)).toBe(1000);
});

test('whoever stops does not wait', async () => {
  const clock = turnedClock();
  const before = clock.now();
  await precedenceOf({ arrivalRate: () => 5000 }, clock)(1000, AbortSignal.abort());
  expect(clock.now()).toEqual(before);
});
