import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJunit } from '../../../src/change/evidence/junit.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function parse(xml: string) {
  const result = parseJunit(bytes(xml), '/build/shop');
  if (!result.ok) throw new Error(result.reason);
  return result.tests;
}

function reasonFor(xml: string | Uint8Array): string {
  const result = parseJunit(typeof xml === 'string' ? bytes(xml) : xml, '/build/shop');
  return result.ok ? 'accepted' : result.reason;
}

const states = (xml: string) => Object.fromEntries(parse(xml).map((one) => [one.id, one.state]));

test('the report of node --test is read, colours and all', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'junit-')));
  try {
    const source = `
      import { describe, it, test } from 'node:test';
      const fail = () => { throw new Error('\\u001b[31mred\\u001b[0m <&" ]]>'); };
      describe('Cart', () => { it('adds', () => {}); it('pays \\u001b[1m<&"', fail); it.skip('later', fail); it.todo('some day', fail); });
      test('adds', () => {});
      test('adds', () => {});`;
    await writeFile(join(folder, 'cart.test.mjs'), source);
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined, FORCE_COLOR: '1' };
    const run = promisify(execFile)(process.execPath, ['--test', '--test-reporter=junit'], {
      cwd: folder,
      env,
    });
    const report = await run.catch((error: { stdout: string }) => error);
    const result = parseJunit(bytes(report.stdout), folder);
    const found = result.ok ? result.tests.map(({ id, state, file }) => [id, state, file]) : result.reason;
    const file = 'cart.test.mjs';
    expect(found).toEqual([
      [`${file} > Cart > adds`, 'passed', file],
      [expect.stringMatching(/^cart\.test\.mjs > Cart > pays \[1m<&/), 'failed', file],
      [`${file} > Cart > later`, 'skipped', file],
      [`${file} > Cart > some day`, 'skipped', file],
      [`${file} > adds`, 'passed', file],
      [`${file} > adds #2`, 'passed', file],
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the report of pytest is read: module and class, failure, error and skip', () => {
  const xml = `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="4" time="0.054">
    <testcase classname="tests.test_cart.TestCart" name="test_adds[1-2]" time="0.001" />
    <testcase classname="tests.test_cart" name="test_pays" time="0.002"><failure message="assert 1 == 2">def test_pays():&#10;</failure></testcase>
    <testcase classname="tests.test_cart" name="test_setup" time="0.0"><error message="fixture">x</error></testcase>
    <testcase classname="tests.test_cart" name="test_later" time="0.0"><skipped type="pytest.skip" message="no" /></testcase>
  </testsuite></testsuites>`;
  expect(states(xml)).toEqual({
    'pytest > tests.test_cart.TestCart > test_adds[1-2]': 'passed',
    'pytest > tests.test_cart > test_pays': 'failed',
    'pytest > tests.test_cart > test_setup': 'failed',
    'pytest > tests.test_cart > test_later': 'skipped',
  });
});

test('the report of Surefire is read, and a rerun that passed is a flake', () => {
  const xml = `<testsuite name="com.acme.CartTest" time="1,234.5" tests="2">
    <properties><property name="java.version" value="21"/></properties>
    <testcase name="adds" classname="com.acme.CartTest" time="1,234.5"/>
    <testcase name="pays" classname="com.acme.CartTest" time="0.1"><flakyFailure message="once" type="x">at</flakyFailure></testcase>
    <testcase name="breaks" classname="com.acme.CartTest" time="0.1"><failure/><rerunFailure message="again"/></testcase>
  </testsuite>`;
  expect(parse(xml).map(({ id, state, flaky, seconds }) => ({ id, state, flaky, seconds }))).toEqual([
    { id: 'com.acme.CartTest > adds', state: 'passed', flaky: false, seconds: 1234.5 },
    { id: 'com.acme.CartTest > pays', state: 'passed', flaky: true, seconds: 0.1 },
    { id: 'com.acme.CartTest > breaks', state: 'failed', flaky: false, seconds: 0.1 },
  ]);
});

test('files are found in the suite, the class or an absolute path, and never outside of the repository', () => {
  const xml = `<testsuites><testsuite name="test/cart.test.ts"><testcase classname="test/cart.test.ts" name="Cart &gt; adds"/></testsuite>
    <testsuite name="Root" file="/build/shop/test/mocha.js"><testcase classname="pays" name="Cart pays"/></testsuite>
    <testsuite name="evil" file="../../etc/passwd"><testcase classname="evil" name="reads"/></testsuite></testsuites>`;
  expect(parse(xml).map(({ id, file }) => [id, file])).toEqual([
    ['test/cart.test.ts > Cart > adds', 'test/cart.test.ts'],
    ['test/mocha.js > Root > pays > Cart pays', 'test/mocha.js'],
    ['evil > reads', null],
  ]);
});

test('the same test has the same id wherever the work tree is', () => {
  const at = (root: string) =>
    `<testsuite name="s"><testcase name="a" file="${root}/test/a.js"/></testsuite>`;
  const idIn = (root: string) => {
    const result = parseJunit(bytes(at(root)), root);
    return result.ok ? result.tests[0]?.id : result.reason;
  };
  expect(idIn('/tmp/base')).toBe(idIn('/home/runner/work/head'));
});

test('a document type is refused outright, with entities that grow, that read files, or none at all', () => {
  const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const bomb = `<?xml version="1.0"?><!DOCTYPE t [<!ENTITY l0 "lol">${lol}]><testsuite><testcase name="&l9;"/></testsuite>`;
  const external = `<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&x;"/></testsuite>`;
  for (const xml of [bomb, external, '<!DOCTYPE testsuite><testsuite/>']) {
    expect(reasonFor(xml)).toMatch(/document type/);
  }
  expect(reasonFor('<testsuite><testcase name="&l9;"/></testsuite>')).toMatch(/not well-formed/);
});

test('a document type within the output of a test is only output', () => {
  const xml =
    '<testsuite><testcase name="a"><failure><![CDATA[<!DOCTYPE html>]]></failure></testcase></testsuite>';
  expect(states(xml)).toEqual({ a: 'failed' });
});

test.each([
  [/not well-formed|root/, ''],
  [/not well-formed/, '{"tests":1}'],
  [/no JUnit report/, '<html/>'],
  [/not well-formed/, '<testsuite><testcase name="a">'],
  [/within a test/, '<testsuite><testcase name="a"><testcase name="b"/></testcase></testsuite>'],
  [/disallowed in char data/, `<testsuite>${']]>'.repeat(10_001)}</testsuite>`],
  [/nests deeper/, `<testsuite>${'<a>'.repeat(60)}`],
  [/too many attributes/, `<testsuite ${Array.from({ length: 60 }, (_, n) => `a${n}="1"`).join(' ')}/>`],
])('what is no report is refused with the reason: %s', (reason, xml) => {
  expect(reasonFor(xml)).toMatch(reason);
});

test('bounds hold: bytes, tests and characters of a name', () => {
  expect(reasonFor(new Uint8Array(11 * 1024 * 1024))).toMatch(/more than/);
  expect(reasonFor(new Uint8Array([0x3c, 0xff, 0xfe]))).toBe('it is not UTF-8');
  expect(reasonFor(`<testsuite>${'<testcase name="a"/>'.repeat(50_001)}</testsuite>`)).toMatch(/50000 tests/);
  const [one] = parse(`<testsuite><testcase name="${'x'.repeat(100_000)}"/></testsuite>`);
  expect(one?.id.length).toBeLessThanOrEqual(200);
});

test('50,000 tests that all share a name get ids of their own', () => {
  const clash = Array.from({ length: 20_000 }, (_, n) => `<testcase name="a #${n + 2}"/>`).join('');
  const tests = parse(`<testsuite>${clash}${'<testcase name="a"/>'.repeat(30_000)}</testsuite>`);
  expect(new Set(tests.map((one) => one.id)).size).toBe(50_000);
});

test('names lose what cannot be seen and what breaks a line', () => {
  const xml = '<testsuite><testcase name="a\u202e\u200bb&#10;| c"/></testsuite>';
  expect(parse(xml)[0]?.id).toBe('ab | c');
});

test('whatever the bytes, it answers and never throws', () => {
  const piece = fc.constantFrom(
    '<testsuites>',
    '<testsuite name="s">',
    '<testcase name="a" file="b">',
    '<failure/>',
    '</testcase>',
    '</testsuite>',
    '</testsuites>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&#x1b;',
    '&lt;',
    '<!DOCTYPE',
    '\ud800',
    '"',
  );
  fc.assert(fc.property(fc.uint8Array(), (input) => typeof parseJunit(input, '/r').ok === 'boolean'));
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
      const result = parseJunit(bytes(`<testsuite>${parts.join('')}`), '/r');
      if (result.ok) expect(new Set(result.tests.map((one) => one.id)).size).toBe(result.tests.length);
    }),
    { numRuns: 2_000 },
  );
});
