import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../../src/change/policy/analyse.ts';
import { adding } from '../changed-file.ts';

const token = `sk_${'live'}_${randomBytes(24).toString('hex').slice(0, 24)}`;
/** Lines that are found, each on its own. */
const found = ['DROP TABLE orders;', 'TRUNCATE carts;', 'DELETE FROM customers;', `-- key: ${token}`];
const harmless = fc.constantFrom('', 'SELECT 1;', '-- a remark', '  ', 'CREATE TABLE t (id int);');

async function idsOf(lines: readonly string[], from: number, end = '\n'): Promise<string[]> {
  const files = [adding('db/1.sql', lines.join(end), from)];
  const { sights } = await analyse({ files, zones: [], salt: 'of this test' });
  return sights
    .flatMap(({ rule, fingerprint, baseline }) => [`${rule} ${fingerprint}`, `${rule} ${baseline}`])
    .sort();
}

test('a finding keeps its fingerprint and its place in a baseline wherever its lines move', async () => {
  const expected = await idsOf(found, 1);
  expect(expected.length).toBeGreaterThanOrEqual(2 * found.length);
  const rest = fc.array(harmless, { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(found, { minLength: found.length }),
      fc.array(rest, { minLength: found.length, maxLength: found.length }),
      fc.nat({ max: 5000 }),
      fc.constantFrom('\n', '\r\n'),
      async (order, between, from, end) => {
        const lines = order.flatMap((line, index) => [...(between[index] ?? []), line]);
        expect(await idsOf(lines, from + 1, end)).toEqual(expected);
      },
    ),
    { numRuns: 40 },
  );
});

test('statements keep their fingerprint when they are written otherwise', async () => {
  const [first] = await idsOf(['DROP TABLE orders;'], 1);
  for (const lines of [
    ['drop table orders;'],
    ['DROP', '  TABLE', '  orders', ';'],
    ['DROP  TABLE\torders ; -- x'],
  ]) {
    expect((await idsOf(lines, 1))[0]).toBe(first);
  }
});

test('a second one like it is another finding: who approved the first has not seen it', async () => {
  for (const line of ['DROP TABLE a;', `-- key: ${token}`]) {
    const [once, twice] = [await idsOf([line], 1), await idsOf([line, line], 1)];
    expect(new Set(twice).size).toBe(2 * once.length);
    expect(twice).toEqual(expect.arrayContaining(once));
  }
});
