import { expect, test } from 'vitest';
import { Configuration } from '../../../src/domain/configuration.ts';
import { Evidence } from '../../../src/domain/evidence.ts';
import { adding, changed } from '../changed-file.ts';
import { configuration, type Tests } from './artifacts.ts';
import { assembled, item, mended, type Story, useless } from './assembled.ts';

const file = 'test/cart.test.js';
const named = (tests: Tests) => ({
  tests: Object.fromEntries(Object.entries(tests).map(([name, state]) => [`${file} > ${name}`, state])),
});

test('a change that mends a test and proves it passes every item', () => {
  const evidence = assembled(mended);
  expect(Evidence.parse(evidence)).toEqual(evidence);
  expect(evidence.items.map(({ id, state }) => [id, state])).toEqual([
    ['head-green', 'pass'],
    ['nothing-broken', 'pass'],
    ['tests-prove-the-change', 'pass'],
    ['tests-kept', 'pass'],
    ['changed-lines-covered', 'pass'],
    ['no-flakes', 'pass'],
    ['rollback-rehearsed', 'pass'],
  ]);
  expect(evidence).toMatchObject({
    lights: { base: 'red', head: 'green' },
    mended: { count: 1, names: [`${file} > totals`] },
    broken: { count: 0, names: [] },
    tests: { base: { passed: 1, failed: 1, skipped: 0 }, head: { passed: 3, failed: 0, skipped: 0 } },
    coverage: { changed: 2, covered: 1 },
    rollback: { rehearsed: true, conflicts: [], irreversible: [] },
    seconds: 120,
  });
});

test('a new test that passes with and without the patch is named', () => {
  expect(item(useless, 'tests-prove-the-change')).toEqual({
    id: 'tests-prove-the-change',
    state: 'fail',
    reason: '1 test does not fail without the rest of the change.',
    details: [`${file} > pays`],
  });
});

test('an edited test file of which nothing fails without the patch is named', () => {
  const same = named({ adds: 'passed' });
  const story: Story = { base: same, head: same, withoutPatch: same };
  expect(item(story, 'tests-prove-the-change')).toMatchObject({ state: 'fail', details: [file] });
});

test('tests that cannot even load without the patch count as failing, and it is said', () => {
  const story = { ...mended, withoutPatch: { exitCode: 1, tests: { [file]: 'failed' } } } as const;
  const proof = item(story, 'tests-prove-the-change');
  expect(proof.state).toBe('pass');
  expect(proof.reason).toMatch(/did not even start there, for the whole command fails/);
});

test('tests that are absent without the patch while the command succeeds prove nothing', () => {
  const story = { ...mended, withoutPatch: named({ adds: 'passed' }) };
  expect(item(story, 'tests-prove-the-change').state).toBe('fail');
});

test('a command that never started without the patch proves nothing', () => {
  const story = { ...mended, withoutPatch: { exitCode: null } };
  expect(item(story, 'tests-prove-the-change').state).toBe('fail');
});

test('a change without tests, or with nothing but tests and documentation, has nothing to prove', () => {
  const proof = (files: Story['files'] & object) =>
    item({ ...mended, files }, 'tests-prove-the-change').state;
  expect(proof([changed('src/cart.js')])).toBe('not-applicable');
  expect(proof([adding(file, 'x')])).toBe('not-applicable');
  expect(proof([adding(file, 'x'), adding('README.md', 'x')])).toBe('not-applicable');
});

test('without reports of single tests the exit codes have to do', () => {
  const silent = { exitCode: 0 };
  const red = { exitCode: 1 };
  expect(item({ base: red, head: silent, withoutPatch: red }, 'tests-prove-the-change').reason).toMatch(
    /exit codes alone/,
  );
  const same = { base: silent, head: silent, withoutPatch: silent };
  expect(item(same, 'tests-prove-the-change').state).toBe('fail');
});

test('a test that passed on base and fails on head is broken, not a flake', () => {
  const tests = { ...named({ adds: 'failed', pays: 'passed' }) };
  const story = { ...mended, head: [tests, tests] };
  expect(item(story, 'nothing-broken')).toMatchObject({
    state: 'fail',
    details: [`${file} > adds`],
  });
  expect(item(story, 'head-green')).toMatchObject({
    state: 'fail',
    details: [`unit exited with 1: ${file} > adds`],
  });
  expect(item(story, 'no-flakes').state).toBe('pass');
});

test('an old test that fails once and then passes is named and not held against the change', () => {
  const files = [adding('src/cart.js', 'x')];
  const head = [named({ adds: 'failed', totals: 'passed' }), named({ adds: 'passed', totals: 'passed' })];
  const story = { ...mended, files, head };
  expect(item(story, 'nothing-broken').state).toBe('pass');
  expect(item(story, 'no-flakes')).toMatchObject({ state: 'pass', details: [`${file} > adds`] });
});

test('a flaky test that the change brings is held against it', () => {
  const head = [named({ adds: 'passed', pays: 'failed' }), named({ adds: 'passed', pays: 'passed' })];
  expect(item({ ...mended, head }, 'no-flakes')).toMatchObject({
    state: 'fail',
    details: [`${file} > pays`],
  });
});

test('a command that succeeds and leaves no report is not believed to have tested anything', () => {
  expect(item({ ...mended, head: { exitCode: 0 } }, 'head-green')).toMatchObject({
    state: 'fail',
    details: ['unit: no reports/junit.xml'],
  });
});

test('tests that are gone, newly skipped or weakened are named', () => {
  const base = named({ adds: 'passed', totals: 'passed', pays: 'passed' });
  const head = named({ adds: 'passed', totals: 'skipped' });
  const files = [adding('src/a.js', 'x'), adding(file, "test.skip('totals', () => {")];
  expect(item({ base, head, withoutPatch: base, files }, 'tests-kept')).toMatchObject({
    state: 'fail',
    reason: '1 test gone, 1 test newly skipped, 1 place that looks like weakening a test.',
    details: [
      `gone: ${file} > pays`,
      `now skipped: ${file} > totals`,
      `${file}:1 looks like it skips a test: test.skip('totals', () => {`,
    ],
  });
});

test('tests of a file that is only renamed are kept', () => {
  const base = named({ adds: 'passed' });
  const head = { tests: { 'test/basket.test.js > adds': 'passed' } } as const;
  const files = [
    changed('test/basket.test.js', { status: 'renamed', previousPath: file, additions: 0, deletions: 0 }),
  ];
  expect(item({ base, head, withoutPatch: base, files }, 'tests-kept').state).toBe('pass');
});

test('a revert may take the tests of its culprit with it, and says so', () => {
  const base = named({ adds: 'passed', pays: 'failed' });
  const head = named({ adds: 'passed' });
  const files = [changed('src/cart.js'), changed(file, { additions: 0, deletions: 9 })];
  const story: Story = { base, head, withoutPatch: head, files, takesBack: true };
  expect(item(story, 'tests-kept')).toMatchObject({
    state: 'pass',
    reason: expect.stringMatching(/as a revert must/),
  });
  expect(item(story, 'tests-prove-the-change').state).toBe('not-applicable');
  expect(item({ ...story, takesBack: false }, 'tests-kept').state).toBe('fail');
});

test('coverage counts changed executable lines, and a source file that no test loads counts in full', () => {
  const asked = (coverage: number) => Configuration.parse({ evidence: { ...configuration, coverage } });
  expect(item({ ...mended, configuration: asked(50) }, 'changed-lines-covered').state).toBe('pass');
  expect(item({ ...mended, configuration: asked(51) }, 'changed-lines-covered')).toMatchObject({
    state: 'fail',
    reason: '1 of 2 changed executable lines are covered (50 %), and 51 % are asked for.',
    details: ['src/cart.js: 2'],
  });
  const files = [adding('src/new.js', 'a\n\nb\n'), adding('README.md', 'words')];
  expect(item({ ...mended, files }, 'changed-lines-covered').details).toEqual([
    'src/new.js: not in the coverage report, so no test loads it',
  ]);
  expect(assembled({ ...mended, files }).coverage).toEqual({ changed: 2, covered: 0 });
  const without = { ...mended, head: named({ adds: 'passed' }) };
  expect(item(without, 'changed-lines-covered').state).toBe('not-applicable');
  expect(item({ ...without, configuration: asked(1) }, 'changed-lines-covered').state).toBe('fail');
});

test('a rollback that conflicts, restores something else or says something else is not rehearsed', () => {
  const rehearsal = (rollback: NonNullable<Story['rehearsal']>) =>
    item({ ...mended, rehearsal: rollback }, 'rollback-rehearsed');
  expect(rehearsal({ conflicts: ['src/cart.js'], restored: false })).toMatchObject({
    state: 'fail',
    details: ['src/cart.js'],
  });
  expect(rehearsal({ conflicts: [], restored: false }).state).toBe('fail');
  const other = { ...mended, rollback: named({ adds: 'failed', totals: 'failed' }) };
  expect(item(other, 'rollback-rehearsed')).toMatchObject({
    state: 'fail',
    details: [`fails after the rollback, not on base: ${file} > adds`],
  });
});

test('what a revert does not undo is said: migrations and irreversible zones', () => {
  const zones = [{ name: 'keys', paths: ['keys/**'], irreversible: true }];
  const files = [adding('db/migrations/7.sql', 'x'), adding('keys/a', 'x'), adding('src/a.js', 'x')];
  const story = { ...mended, files, configuration: Configuration.parse({ evidence: configuration, zones }) };
  expect(item(story, 'rollback-rehearsed')).toMatchObject({
    state: 'pass',
    reason: expect.stringMatching(/but not what 2 paths did/),
    details: ['db/migrations/7.sql', 'keys/a'],
  });
});

test('thousands of tests and files are assembled at once, and names stay bounded', () => {
  const many = (state: 'passed' | 'failed') =>
    named(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`test ${n}`, state])));
  const files = Array.from({ length: 3_000 }, (_, n) => changed(`test/deep/folder/${n}.test.js`));
  const evidence = assembled({
    base: many('passed'),
    head: many('failed'),
    withoutPatch: many('passed'),
    files,
  });
  expect(evidence.broken.count).toBe(20_000);
  expect(evidence.broken.names).toHaveLength(21);
});
