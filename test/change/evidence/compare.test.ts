import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Comparison, compareTests } from '../../../src/change/evidence/compare.ts';
import type { TestResult } from '../../../src/change/evidence/test-result.ts';

const of = (states: Readonly<Record<string, TestResult['state']>>): TestResult[] =>
  Object.entries(states).map(([id, state]) => ({
    id,
    state,
    seconds: 0,
    flaky: false,
    file: null,
    className: '',
  }));

const nothing: Comparison = {
  mended: [],
  broken: [],
  kept: [],
  failing: [],
  skipped: [],
  vanished: [],
  begun: [],
  idle: [],
};

test('each test is told by what became of it', () => {
  const before = of({
    a: 'failed',
    b: 'passed',
    c: 'passed',
    d: 'failed',
    e: 'passed',
    f: 'failed',
    g: 'skipped',
  });
  const after = of({
    a: 'passed',
    b: 'failed',
    c: 'passed',
    d: 'failed',
    e: 'skipped',
    g: 'passed',
    h: 'failed',
  });
  expect(compareTests(before, after)).toEqual({
    ...nothing,
    mended: ['a'],
    broken: ['b'],
    kept: ['c'],
    failing: ['d'],
    skipped: ['e'],
    begun: ['g', 'h'],
    vanished: ['f'],
  });
});

test('a test that never ran is not missed', () => {
  expect(compareTests(of({ a: 'skipped', b: 'skipped' }), of({ b: 'skipped', c: 'skipped' }))).toEqual({
    ...nothing,
    idle: ['b', 'c', 'a'],
  });
});

test('every test is in exactly one list', () => {
  const state = fc.constantFrom<TestResult['state']>('passed', 'failed', 'skipped');
  const tests = fc.dictionary(fc.stringMatching(/^[a-f]$|^__proto__$/), state).map(of);
  fc.assert(
    fc.property(tests, tests, (before, after) => {
      const listed = Object.values(compareTests(before, after)).flat();
      const known = new Set([...before, ...after].map((one) => one.id));
      expect(listed.toSorted()).toEqual([...known].sort());
    }),
  );
});
