import { expect, test } from 'vitest';
import { weakenings } from '../../../src/change/evidence/weakened.ts';
import { adding, changed } from '../changed-file.ts';

const isTest = (path: string) => path.startsWith('test/');
const signs = (text: string) => weakenings([adding('test/a.js', text)], isTest).map(({ what }) => what);

test.each([
  "test.skip('pays', () => {",
  "it.skip('pays', async () => {",
  'describe.skip(`cart`, () => {',
  "test.concurrent.skip('pays', () => {})",
  "test.skipIf(process.platform === 'linux')('pays', () => {",
  "  xit('pays', function () {",
  "xdescribe('cart', () => {",
  "test.todo('pays')",
  "test('pays', { skip: true }, () => {",
  '@pytest.mark.skip(reason="later")',
  '@pytest.mark.skipif(True, reason="later")',
  '@pytest.mark.xfail',
  '    pytest.skip("later")',
  '@unittest.skip("later")',
  '        self.skipTest("later")',
  '\tt.Skip("later")',
  '\tt.SkipNow()',
  '    @Disabled("later")',
  '@Ignore',
  '#[ignore]',
  '    #[ignore = "later"]',
  '[Ignore("later")]',
  '[Fact(Skip = "later")]',
  '$this->markTestSkipped("later");',
])('skipping is seen in %j', (line) => {
  expect(signs(line)).toEqual([expect.stringMatching(/^looks like it skips a test: /)]);
});

test.each(["test.only('pays', () => {", "describe.only('cart', () => {", "fit('pays', () => {"])(
  'leaving out the others is seen in %j',
  (line) => {
    expect(signs(line)).toEqual([expect.stringMatching(/leaves out every other test/)]);
  },
);

test.each([
  'expect(true).toBe(true);',
  'expect(1).toBe(1);',
  'assert(true);',
  'assert.ok(true)',
  '    assert True',
  'self.assertTrue(True)',
  'assertTrue(true);',
  'assert!(true);',
])('an assertion that says nothing is seen in %j', (line) => {
  expect(signs(line)).toEqual([expect.stringMatching(/always true/)]);
});

test.each([
  "test('pays', () => {});",
  "it('pays', async function () { })",
  'def test_pays(): pass',
  'func TestPays(t *testing.T) {}',
])('a test without a body is seen in %j', (line) => {
  expect(signs(line)).toEqual([expect.stringMatching(/without a body/)]);
});

test.each([
  "test('skips what is done', () => {",
  'expect(cart.skip(1)).toBe(2);',
  'const result = iterator.skip(3);',
  'expect(trueName).toBe("x");',
  'expect(isTrue(x)).toBe(true);',
  'assert.equal(total, 1);',
  '// test.skip is not used here',
  '# pytest.skip("later") was removed',
  'limit(1);',
  "benefit('x');",
  'await page.fit({ width: 3 });',
])('%j is no sign of anything', (line) => {
  expect(signs(line)).toEqual([]);
});

test('signs are named with path and line, and only those in tests', () => {
  const skip = "ok();\ntest.skip('pays', () => {";
  expect(weakenings([adding('test/a.js', skip, 10), adding('src/a.js', skip)], isTest)).toEqual([
    { path: 'test/a.js', line: 11, what: "looks like it skips a test: test.skip('pays', () => {" },
  ]);
});

test('lines taken from a test without an assertion coming in look like weakening', () => {
  const edited = (more: object) => weakenings([changed('test/a.js', more)], isTest);
  expect(edited({ additions: 0, deletions: 4 })).toEqual([
    { path: 'test/a.js', line: null, what: expect.stringMatching(/removes assertions .* −4 \+0 lines/) },
  ]);
  const assertion = [{ number: 3, text: '  assert.equal(total, 2);' }];
  expect(edited({ additions: 1, deletions: 4, addedLines: assertion })).toEqual([]);
  expect(edited({ additions: 4, deletions: 4 })).toEqual([]);
  expect(weakenings([changed('test/data.json', { additions: 0, deletions: 4 })], isTest)).toEqual([]);
});

test.each(["test('", 'it.', 'expect( true ', 'describe.a', ' '])(
  'a long line of %j is no sign of anything',
  (piece) => {
    expect(signs(piece.repeat(20_000))).toEqual([]);
  },
);
