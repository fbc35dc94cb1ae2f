import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { detectors, rules } from '../../../src/change/policy/detectors.ts';
import { familyOf } from '../../../src/domain/rule-family.ts';

test('everything in detectors/ is listed, and nothing else is', () => {
  const files = readdirSync(new URL('../../../src/change/policy/detectors/', import.meta.url));
  const names = detectors.map(({ name }) => name.replaceAll(' ', '-').toLowerCase());
  expect(names.toSorted()).toEqual(files.map((file) => file.replace(/\.ts$/, '').toLowerCase()).toSorted());
});

test('every rule has an id of its own and explains itself', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const rule of rules) {
    expect(rule.id).toMatch(/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(familyOf(rule.id)).not.toBeNull();
    for (const words of [rule.title, rule.why, rule.remedy, ...rule.source]) expect(words).toMatch(/\S/);
    expect(rule.source).not.toEqual([]);
  }
});
