import { expect, test } from 'vitest';
import { createLease, LeaseLost } from '../../../src/platform/switches/lease.ts';

/** Two clocks that stand still until a test turns them. */
function clocks() {
  let [monotonic, wall] = [50_000, 1_000_000];
  return {
    monotonic: () => monotonic,
    wall: () => wall,
    turn: (milliseconds: number) => {
      monotonic += milliseconds;
      wall += milliseconds;
    },
    turnWall: (milliseconds: number) => {
      wall += milliseconds;
    },
  };
}

test('what was read holds for a second from when its reading began, and not a moment longer', async () => {
  const time = clocks();
  const lease = createLease(async () => {
    time.turn(400);
    return 'read';
  }, time);
  expect(() => lease.current()).toThrow(LeaseLost);
  await lease.renew();
  time.turn(599);
  expect(lease.current()).toBe('read');
  time.turn(1);
  expect(() => lease.current()).toThrow(LeaseLost);
});

test('a reading that fails prolongs nothing, and one that succeeds again does', async () => {
  const time = clocks();
  let works = true;
  const lease = createLease(async () => {
    if (!works) throw new Error('the store is gone');
    return 'read';
  }, time);
  await lease.renew();
  works = false;
  time.turn(700);
  await expect(lease.renew()).rejects.toThrow('the store is gone');
  expect(lease.current()).toBe('read');
  time.turn(300);
  expect(() => lease.current()).toThrow(/for 1000 ms/);
  works = true;
  await lease.renew();
  expect(lease.current()).toBe('read');
});

test('an answer that comes late is as old as its question', async () => {
  const time = clocks();
  let answer = (_: string) => {};
  const lease = createLease(
    () =>
      new Promise<string>((resolve) => {
        answer = resolve;
      }),
    time,
  );
  const renewed = lease.renew();
  await Promise.resolve();
  time.turn(5000);
  answer('late');
  await renewed;
  expect(() => lease.current()).toThrow(LeaseLost);
});

test('a machine that slept for an hour goes by nothing that it read before', async () => {
  const time = clocks();
  const lease = createLease(async () => 'read', time);
  await lease.renew();
  time.turnWall(3_600_000);
  expect(() => lease.current()).toThrow(LeaseLost);
});

test('a clock that is set back keeps nothing alive', async () => {
  const time = clocks();
  const lease = createLease(async () => 'read', time);
  await lease.renew();
  time.turn(1000);
  time.turnWall(-3_600_000);
  expect(() => lease.current()).toThrow(LeaseLost);
});

test('whoever asks while a reading is under way gets one that begins afterwards, shared with others', async () => {
  let readings = 0;
  const answers: (() => void)[] = [];
  const lease = createLease(
    () =>
      new Promise<number>((resolve) => {
        const reading = ++readings;
        answers.push(() => resolve(reading));
      }),
  );
  const first = lease.renew();
  await Promise.resolve();
  const second = lease.renew();
  expect(lease.renew()).toBe(second);
  answers[0]?.();
  await first;
  expect(lease.current()).toBe(1);
  await Promise.resolve();
  answers[1]?.();
  await second;
  expect(lease.current()).toBe(2);
  expect(readings).toBe(2);
});
