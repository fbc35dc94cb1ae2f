import { expect, it } from 'vitest';
import { studentQuantile, studentTail } from '../../../../src/operate/verify/canary/student.ts';

it.each([
  // From printed tables of the t distribution.
  [0.05, 1, 6.3138],
  [0.01, 1, 31.8205],
  [0.01, 4, 3.7469],
  [0.05, 10, 1.8125],
  [0.01, 20, 2.528],
  [0.001, 30, 3.3852],
  [0.01, Number.POSITIVE_INFINITY, 2.3263],
])('a chance of %d with %d degrees of freedom is exceeded from %d on', (tail, degrees, value) => {
  expect(studentQuantile(tail, degrees)).toBeCloseTo(value, 3);
  expect(studentTail(value, degrees)).toBeCloseTo(tail, 5);
  expect(studentTail(-value, degrees)).toBeCloseTo(1 - tail, 5);
});
