import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { variables } from '../../src/platform/settings.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the README lists every setting there is, and no other', () => {
  const rows = readme.match(/^\| `[A-Z][A-Z_]+`.*$/gm) ?? [];
  const listed = rows.flatMap((row) => (row.split('|')[1] ?? '').match(/[A-Z][A-Z_]+/g) ?? []);
  expect([...listed].sort()).toEqual(Object.keys(variables).sort());
});

test('every setting named anywhere in the README is one', () => {
  const named = readme.match(/\bWIRED_CHAOS_[A-Z_]+/g) ?? [];
  expect(named.filter((name) => !(name in variables))).toEqual([]);
});
