import { expect, test } from 'vitest';
import { matcher } from '../../src/change/globs.ts';

const belongs: readonly (readonly [glob: string, path: string])[] = [
  ['db/migrations/**', 'db/migrations/2026/01.sql'],
  ['db/**', 'db/.hidden/.file'],
  ['db/**', 'db/line\nfeed.sql'],
  ['db/*', 'db/line\nfeed.sql'],
  ['infra/**/rds*.tf', 'infra/rds.tf'],
  ['infra/**/rds*.tf', 'infra/eu/prod/rds-main.tf'],
  ['**/*.sql', 'a b/ü/日本.sql'],
  ['**', '.github/workflows/ci.yml'],
  ['*.tf', 'main.tf'],
  ['{db,infra}/**', 'infra/x'],
  ['app/[slug]/page.tsx', 'app/[slug]/page.tsx'],
  ['docs (old)/**', 'docs (old)/a'],
  ['!important/**', '!important/a'],
  ['c++/**', 'c++/a'],
  ['a(b|c)+$^/*', 'a(b|c)+$^/d'],
  ['infra', 'infra/a/b'],
  ['infra/', 'infra/a'],
  ['/infra/**', 'infra/a'],
  ['./infra/**', 'infra/a'],
  ['/', 'anything/at/all'],
  ['Makefile', 'Makefile'],
];

const doesNot: readonly (readonly [glob: string, path: string])[] = [
  ['db/*', 'db/a/b.sql'],
  ['*.tf', 'infra/main.tf'],
  ['*', 'a/b'],
  ['db/**', 'DB/a'],
  ['db/**', 'dbs/a'],
  ['db/**', 'a/db/b'],
  ['infra', 'infrastructure/a'],
  ['a.b', 'axb'],
  ['(a|b)/**', 'a/c'],
  ['aa+/**', 'aaa/c'],
  ['!important/**', 'other'],
];

test.each(belongs)('%j holds %j', (glob, path) => {
  expect(matcher([glob])(path)).toBe(true);
});

test.each(doesNot)('%j does not hold %j', (glob, path) => {
  expect(matcher([glob])(path)).toBe(false);
});

test('one matching glob of several is enough, and none of no globs', () => {
  expect(matcher(['a/**', 'b/**'])('b/c')).toBe(true);
  expect(matcher([])('a')).toBe(false);
});
