import { expect, test } from 'vitest';
import { assessRisk } from '../../../src/change/describe/risk.ts';
import { Zone } from '../../../src/domain/configuration.ts';
import { changed } from '../changed-file.ts';

const zones = [
  Zone.parse({ name: 'keys', paths: ['keys/**'], irreversible: true }),
  Zone.parse({ name: 'shop', paths: ['src/shop/**'] }),
];

test('a small change of code outside every zone is of low risk', () => {
  expect(assessRisk([changed('src/a.ts'), changed('test/a.test.ts')], zones)).toEqual({
    level: 'low',
    reasons: ['changes 8 lines of source and test, outside every zone'],
  });
});

test.each([
  ['an irreversible zone', [changed('keys/a')], 'high'],
  ['a zone', [changed('src/shop/a.ts')], 'medium'],
  ['stored data', [changed('db/migrations/1.sql')], 'high'],
  ['a workflow', [changed('.github/workflows/ci.yml')], 'medium'],
  ['many lines', [changed('src/a.ts', { additions: 500 })], 'medium'],
  ['very many files', Array.from({ length: 51 }, (_, index) => changed(`src/${index}.ts`)), 'high'],
  ['leaving an irreversible zone', [changed('src/a', { status: 'renamed', previousPath: 'keys/a' })], 'high'],
] as const)('%s makes it higher', (_, files, level) => {
  expect(assessRisk(files, zones).level).toBe(level);
});

test('the weightiest reason comes first', () => {
  const risk = assessRisk(
    [changed('src/shop/a.ts'), changed('keys/a'), changed('src/a.bin', { binary: true })],
    zones,
  );
  expect(risk.reasons).toEqual([
    'touches the zone keys, where changes cannot be undone',
    'touches the zone shop',
    'holds binary files, which a diff does not show',
  ]);
});
