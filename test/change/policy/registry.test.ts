import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../../src/change/policy/registry.ts';

test('every file in rules/ is in the registry under its own name, and nothing else is', () => {
  const files = readdirSync(new URL('../../../src/change/policy/rules/', import.meta.url));
  const names = rules.map((rule) => `${rule.id.slice(rule.family.length + 1)}.ts`);
  expect(names.toSorted()).toEqual(files.toSorted());
});

test('every rule explains itself', () => {
  for (const rule of rules) {
    expect(rule.id).toBe(`${rule.family}/${rule.id.split('/')[1]}`);
    for (const words of [rule.title, rule.why, rule.remedy, ...rule.source]) expect(words).toMatch(/\S/);
    expect(rule.source).not.toEqual([]);
  }
});
