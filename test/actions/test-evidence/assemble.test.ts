import { expect, test } from 'vitest';
import { EvidencePhase } from '../../../src/domain/collected.ts';
import { Evidence } from '../../../src/domain/evidence.ts';
import { assemble, type Collecting, collect, openPullRequest, type PullRequest } from './pull-request.ts';

const wrong = 'export const double = (n) => n + n + 1;\n';
const right = 'export const double = (n) => 2 * n;\n';
const testOf = (name: string, body: string) =>
  [
    "import assert from 'node:assert/strict';",
    "import { test } from 'node:test';",
    "import { double } from '../src/double.mjs';",
    `test('${name}', () => ${body});`,
    '',
  ].join('\n');

function collectAll(pull: PullRequest): Record<string, Collecting['files']> {
  return Object.fromEntries(EvidencePhase.options.map((phase) => [phase, collect(pull, phase).files]));
}

function itemsOf({ files }: Collecting): Record<string, string> {
  const evidence = Evidence.parse(JSON.parse(files['evidence.json'] ?? 'null'));
  return Object.fromEntries(evidence.items.map(({ id, state }) => [id, state]));
}

test('four phases of a mending change become one evidence.json that says it is not verified', () => {
  const pull = openPullRequest(
    { 'src/double.mjs': wrong, 'test/kept.test.mjs': testOf('is a function', 'assert.ok(double)') },
    { 'src/double.mjs': right, 'test/new.test.mjs': testOf('doubles', 'assert.equal(double(4), 8)') },
  );
  const told = assemble(pull, collectAll(pull));
  expect(told.log).not.toContain('::error');
  expect(told.code).toBe(0);
  expect(itemsOf(told)).toMatchObject({
    'head-green': 'pass',
    'nothing-broken': 'pass',
    'tests-prove-the-change': 'pass',
    'rollback-rehearsed': 'pass',
  });
  expect(told.outputs).toContain('artifact=wired-chaos-evidence\n');
  expect(told.summary).toContain('not verified by the App');
});

test('a test that passes with and without the change fails the job, and is named', () => {
  const pull = openPullRequest(
    { 'src/double.mjs': wrong, 'test/kept.test.mjs': testOf('is a function', 'assert.ok(double)') },
    { 'src/double.mjs': right, 'test/vain.test.mjs': testOf('is there', 'assert.ok(double)') },
  );
  const told = assemble(pull, collectAll(pull));
  expect(told.code).toBe(1);
  expect(itemsOf(told)).toMatchObject({ 'tests-prove-the-change': 'fail', 'head-green': 'pass' });
  expect(told.log).toContain('::error title=tests-prove-the-change::');
  expect(told.summary).toContain('is there');
});

test('a phase that is missing, or of another run, is no evidence', () => {
  const pull = openPullRequest({ 'src/double.mjs': right }, { 'a.txt': 'a\n' });
  const { base = {}, ...others } = collectAll(pull);
  const missing = assemble(pull, others);
  expect(missing.code).toBe(1);
  expect(missing.log).toContain('There is no artifact wired-chaos-evidence-base');
  const manifest = base['collected.json']?.replace('"id": 991', '"id": 990') ?? '';
  const replayed = assemble(pull, { ...others, base: { ...base, 'collected.json': manifest } });
  expect(replayed.code).toBe(1);
  expect(replayed.log).toContain('it claims run 990, and GitHub says 991');
  expect(replayed.outputs).toBe('');
});

test('an input that names no task is refused', () => {
  const pull = openPullRequest({ 'a.txt': 'a\n' }, { 'a.txt': 'b\n' });
  const both = collect(pull, 'head', { WIRED_CHAOS_ASSEMBLE: 'true' });
  expect(both.code).toBe(1);
  expect(both.log).toContain('Set the input `phase` to one of base, head, without-patch, rollback');
  expect(collect(pull, 'head', { WIRED_CHAOS_PHASE: 'production' }).code).toBe(1);
});
