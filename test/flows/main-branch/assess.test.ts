import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessRuns } from '../../../src/flows/main-branch/assess.ts';
import { run, sha } from './runs.ts';

const other = { id: 2, name: 'Docs', path: '.github/workflows/docs.yml' };

test('a single red run is not believed: a second look is due', () => {
  const [assessment] = assessRuns([run({ number: 1 }), run({ number: 2, conclusion: 'failure' })]);
  expect(assessment).toMatchObject({ kind: 'unconfirmed', red: { number: 2 } });
});

test('a failed second attempt confirms it', () => {
  const [assessment] = assessRuns([
    run({ number: 1 }),
    run({ number: 2, conclusion: 'failure', attempt: 2 }),
  ]);
  expect(assessment).toMatchObject({
    kind: 'red',
    firstRed: { number: 2 },
    lastGreen: { number: 1 },
    confirmedBy: 'rerun',
  });
});

test('a second attempt that is green was a flake', () => {
  const [assessment] = assessRuns([run({ number: 1 }), run({ number: 2, attempt: 2 })]);
  expect(assessment).toMatchObject({ kind: 'green' });
});

test('while the second attempt runs nothing is decided', () => {
  const [assessment] = assessRuns([
    run({ number: 1 }),
    run({ number: 2, conclusion: 'failure' }),
    run({ number: 3, conclusion: null }),
  ]);
  expect(assessment).toMatchObject({ kind: 'waiting' });
});

test('a red run of the next commit confirms it too, and the first red one stays the culprit', () => {
  const [assessment] = assessRuns([
    run({ number: 1 }),
    run({ number: 2, conclusion: 'failure' }),
    run({ number: 3, conclusion: 'timed_out' }),
  ]);
  expect(assessment).toMatchObject({ kind: 'red', firstRed: { number: 2 }, confirmedBy: 'later-commit' });
});

test('cancelled and skipped runs say nothing about the code', () => {
  const [assessment] = assessRuns([
    run({ number: 1 }),
    run({ number: 2, conclusion: 'cancelled' }),
    run({ number: 3, conclusion: 'skipped' }),
  ]);
  expect(assessment).toMatchObject({ kind: 'green', run: { number: 1 } });
});

test('without any green run the last green one is unknown', () => {
  const [assessment] = assessRuns([run({ number: 1, conclusion: 'failure', attempt: 2 })]);
  expect(assessment).toMatchObject({ kind: 'red', lastGreen: null });
});

test('workflows are assessed apart', () => {
  const assessments = assessRuns([
    run({ number: 5 }),
    run({ number: 2, workflow: other, conclusion: 'failure', sha: sha(5) }),
  ]);
  expect(assessments.map((assessment) => assessment.kind)).toEqual(['green', 'unconfirmed']);
});

test('the order in which GitHub lists runs does not matter', () => {
  const conclusion = fc.constantFrom('success', 'failure', 'cancelled', null);
  const history = fc.array(fc.record({ conclusion, attempt: fc.integer({ min: 1, max: 2 }) }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (all, random) => {
      const runs = all.map((given, index) => run({ number: index + 1, ...given }));
      const shuffled = runs
        .map((one) => ({ one, key: random.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      expect(assessRuns(shuffled)).toEqual(assessRuns(runs));
    }),
  );
});
