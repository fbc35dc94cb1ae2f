import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withRuleTable } from '../../../actions/rule-table.ts';
import { rules } from '../../../src/change/policy/detectors.ts';

const readme = readFileSync(new URL('../../../actions/policy-check/README.md', import.meta.url), 'utf8');

test('the README of the Action lists the rules that there are', () => {
  expect(withRuleTable(readme) === readme, 'it is stale: run npm run build').toBe(true);
});

test('every rule has its place in the list', () => {
  const listed = new Set([...readme.matchAll(/`([a-z0-9/-]+)`/g)].map(([, name = '']) => name));
  const missing = rules.filter(({ id }) => !listed.has(id) && !listed.has(id.slice(id.indexOf('/') + 1)));
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test('a README without the marks is refused', () => {
  expect(() => withRuleTable('# Something else\n')).toThrow(/has no/);
});
