import { expect, test } from 'vitest';
import { createRate } from '../../../src/platform/inbox/rate.ts';
import { turnedClock } from '../turned-clock.ts';

test('a steady stream has its rate, and after a pause there is none', () => {
  const clock = turnedClock();
  const rate = createRate(clock);
  expect(rate.perSecond()).toBe(0);
  for (let count = 0; count < 200; count += 1) {
    rate.count();
    clock.turn(5);
  }
  expect(rate.perSecond()).toBeGreaterThan(190);
  expect(rate.perSecond()).toBeLessThan(210);
  clock.turn(600);
  expect(rate.perSecond()).toBe(0);
});

test('what came together counts for less as time passes', () => {
  const clock = turnedClock();
  const rate = createRate(clock);
  for (let count = 0; count < 100; count += 1) rate.count();
  const rates = [0, 100, 100, 100, 100, 100].map((milliseconds) => {
    clock.turn(milliseconds);
    return rate.perSecond();
  });
  expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  expect(rates[0]).toBe(400);
  expect(rates.at(-1)).toBe(0);
});
