import { expect, test } from 'vitest';
import { evidenceVersion } from '../../../src/change/evidence/version.ts';
import { EvidenceConfiguration } from '../../../src/domain/configuration.ts';
import { collect, configuration, exitCodes, openPullRequest } from './pull-request.ts';

const wrong = 'export const double = (n) => n + n + 1;\n';
const right = 'export const double = (n) => 2 * n;\n';
const proof = [
  "import assert from 'node:assert/strict';",
  "import { test } from 'node:test';",
  "import { double } from '../src/double.mjs';",
  "test('doubles', () => assert.equal(double(4), 8));",
  '',
].join('\n');

/** A pull request that mends a bug and brings the test that shows it. */
const mending = () =>
  openPullRequest({ 'src/double.mjs': wrong }, { 'src/double.mjs': right, 'test/double.test.mjs': proof });

test('a mending change with a failing test on base is red there and green on head', () => {
  const pull = openPullRequest(
    { 'src/double.mjs': wrong, 'test/double.test.mjs': proof },
    { 'src/double.mjs': right },
  );
  const base = collect(pull, 'base');
  expect(base.log).toContain('unit: exit code 1');
  expect({ code: base.code, exits: exitCodes(base) }).toEqual({ code: 0, exits: [1] });
  const head = collect(pull, 'head');
  expect({ code: head.code, exits: exitCodes(head) }).toEqual({ code: 0, exits: [0] });
  expect(base.files['command-1-attempt-1-junit.xml']).toContain('<failure');
  expect(head.files['command-1-attempt-1-junit.xml']).not.toContain('<failure');
});

test('the test of a mending change fails when the rest of it is taken away', () => {
  const pull = mending();
  const told = collect(pull, 'without-patch');
  expect({ code: told.code, exits: exitCodes(told) }).toEqual({ code: 0, exits: [1] });
  expect(told.files['command-1-attempt-1-junit.xml']).toContain('name="doubles"');
  expect(exitCodes(collect(pull, 'base'))).toEqual([0]);
});

test('a test that proves nothing passes without the patch too', () => {
  const vain = "import { test } from 'node:test';\ntest('something', () => {});\n";
  const pull = openPullRequest(
    { 'src/double.mjs': wrong },
    { 'src/double.mjs': right, 'test/vain.test.mjs': vain },
  );
  const told = collect(pull, 'without-patch');
  expect(exitCodes(told)).toEqual([0]);
  expect(told.files['command-1-attempt-1-junit.xml']).toContain('name="something"');
});

test('the manifest says which commits, run and configuration it is about', () => {
  const pull = mending();
  const { collected, files, outputs, temporary } = collect(pull, 'head');
  expect(collected).toMatchObject({
    ...{ version: 1, phase: 'head', base: pull.base, head: pull.head, rollback: null },
    run: { id: 991, attempt: 2 },
    commands: [{ name: 'unit', attempt: 1, junit: 'command-1-attempt-1-junit.xml', coverage: null }],
  });
  const run =
    'mkdir -p reports && node --test --test-reporter=junit --test-reporter-destination=reports/junit.xml';
  const evidence = { commands: [{ name: 'unit', run, junit: 'reports/junit.xml' }] };
  expect(collected?.configuration).toBe(evidenceVersion(EvidenceConfiguration.parse(evidence)));
  expect(Object.keys(files).sort()).toEqual(['collected.json', 'command-1-attempt-1-junit.xml']);
  expect(files['command-1-attempt-1-junit.xml']).toContain(`${collected?.root}/test/double.test.mjs`);
  expect(outputs).toMatch(/^directory=.*\/wired-chaos-evidence-head\nartifact=wired-chaos-evidence-head\n$/);
  expect(temporary).toEqual(['wired-chaos-evidence-head']);
});

test('the base is what the change was merged with, not what it branched off', () => {
  const commands = configuration('commands:', '  - { name: look, run: "ls; test -e later.txt" }');
  const pull = openPullRequest(
    { '.github/wired-chaos.yml': commands },
    { 'a.txt': 'a\n' },
    { 'later.txt': 'later\n' },
  );
  for (const phase of ['base', 'head', 'without-patch', 'rollback'] as const) {
    expect(exitCodes(collect(pull, phase)), phase).toEqual([0]);
  }
});

test('taking a change back restores the base byte for byte, with line ends and binary files', () => {
  const commands = configuration(
    'commands:',
    '  - { name: look, run: "test ! -e new.bin && test -e old.txt && cmp crlf.txt copy.txt" }',
  );
  const crlf = 'one\r\ntwo\r\n';
  const pull = openPullRequest(
    {
      '.github/wired-chaos.yml': commands,
      // Stored with CR LF although git would convert it: fresh files look edited.
      'crlf.txt': crlf,
      'copy.txt': crlf,
      'old.txt': 'old\n',
      'picture.bin': new Uint8Array([0, 1, 2, 255, 13, 10]),
    },
    {
      '.gitattributes': '*.txt text eol=lf\n',
      'crlf.txt': 'one\r\nthree\r\n',
      'picture.bin': new Uint8Array([0, 9, 13, 10, 0]),
      'new.bin': new Uint8Array([0, 0, 7]),
      'old.txt': null,
    },
  );
  const told = collect(pull, 'rollback');
  expect(told.log).toContain('look: exit code 0');
  expect(told.collected?.rollback).toEqual({ conflicts: [], restored: true });
  expect({ code: told.code, exits: exitCodes(told) }).toEqual({ code: 0, exits: [0] });
  expect(told.summary).toContain('restored the base, byte for byte');
});

test('a rollback that conflicts names the paths and executes nothing', () => {
  const pull = openPullRequest({ 'a.txt': 'one\n' }, { 'a.txt': 'two\n' });
  const { repository, base } = pull;
  // A queue that merged the base into the change, and resolved by hand: no line of first parents leads back.
  repository.git('checkout', '--quiet', 'topic');
  repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'main');
  repository.write('a.txt', 'something else\n');
  const head = repository.commit('Merge main, by hand');
  const event = { merge_group: { base_sha: base, head_sha: head } };
  const told = collect({ repository, event }, 'rollback');
  expect(told.collected?.rollback).toEqual({ conflicts: ['a.txt'], restored: false });
  expect({ code: told.code, exits: exitCodes(told) }).toEqual({ code: 0, exits: [null] });
  expect(told.summary).toContain('met conflicts in `a.txt`');
});

test('a merge group of several merges is taken back along its first parents', () => {
  const pull = openPullRequest({ 'a.txt': 'one\n' }, { 'a.txt': 'two\n' });
  const { repository, base } = pull;
  repository.git('checkout', '--quiet', '-b', 'second');
  repository.write('a.txt', 'three\n');
  repository.commit('Second');
  repository.git('checkout', '--quiet', '--detach', 'second~1');
  repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge second', 'second');
  const event = { merge_group: { base_sha: base, head_sha: repository.head() } };
  const told = collect({ repository, event }, 'rollback');
  expect(told.collected).toMatchObject({
    ...{ base, head: repository.head() },
    rollback: { conflicts: [], restored: true },
  });
});

test('a flaky command is executed again, and only on head', () => {
  const marker = '"$TMPDIR"/been-here';
  const commands = configuration(
    'commands:',
    `  - { name: flaky, run: 'if test -e ${marker}; then exit 0; fi; touch ${marker}; exit 7' }`,
    '  - { name: steady, run: "exit 3" }',
  );
  const pull = openPullRequest({ '.github/wired-chaos.yml': commands }, { 'a.txt': 'a\n' });
  const fresh = (name: string) => ({ TMPDIR: pull.repository.directory, name });
  const head = collect(pull, 'head', fresh('head'));
  expect(head.collected?.commands.map(({ name, attempt, exitCode }) => [name, attempt, exitCode])).toEqual([
    ['flaky', 1, 7],
    ['flaky', 2, 0],
    ['steady', 1, 3],
    ['steady', 2, 3],
  ]);
  expect(head.code).toBe(1);
  expect(head.log).toContain('::error title=steady fails::');
  expect(head.log).not.toContain('::error title=flaky');
  const base = collect(pull, 'base', fresh('base'));
  expect({ code: base.code, exits: exitCodes(base) }).toEqual({ code: 0, exits: [0, 3] });
});

test('on head, a flake alone does not fail the job', () => {
  const marker = '"$TMPDIR"/been-here';
  const commands = configuration(
    'commands:',
    `  - { name: flaky, run: 'if test -e ${marker}; then exit 0; fi; touch ${marker}; exit 7' }`,
  );
  const pull = openPullRequest({ '.github/wired-chaos.yml': commands }, { 'a.txt': 'a\n' });
  const head = collect(pull, 'head', { TMPDIR: pull.repository.directory });
  expect({ code: head.code, exits: exitCodes(head) }).toEqual({ code: 0, exits: [7, 0] });
});
