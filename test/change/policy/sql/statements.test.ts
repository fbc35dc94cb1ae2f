import { describe, expect, test } from 'vitest';
import { sqlStatements } from '../../../../src/change/policy/detectors/sql-statements.ts';
import { sqlRules } from '../../../../src/change/policy/sql/rules.ts';
import { adding } from '../../changed-file.ts';
import { sqlCatalogue } from '../catalogue/sql.ts';
import { sightingsBy } from '../sightings.ts';

const found = async (sql: string) =>
  (await sightingsBy(sqlStatements, [adding('db/migrations/2.sql', sql)])).map(({ rule }) => rule);

describe.each(sqlCatalogue)('%s', (_line, rules, caught, alike) => {
  const ids = rules.map((rule) => `destructive/${rule}`);
  test.each(caught)('is caught: %s', async (sql) => {
    expect(await found(sql)).toEqual(expect.arrayContaining(ids));
  });
  test.each(alike)('is let be: %s', async (sql) => {
    expect((await found(sql)).filter((rule) => ids.includes(rule))).toEqual([]);
  });
});

test('every rule about SQL has a line of the catalogue', () => {
  const named = new Set(sqlCatalogue.flatMap(([, rules]) => rules));
  const elsewhere = ['sql-recreate-table'];
  const missing = sqlRules.map(({ id }) => id.slice('destructive/'.length)).filter((id) => !named.has(id));
  expect(missing).toEqual(elsewhere);
});
