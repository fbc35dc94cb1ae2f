import { expect, test } from 'vitest';
import { commandRules } from '../../../../src/change/policy/commands/judge-command.ts';
import { commandCatalogue } from '../catalogue/commands.ts';
import { rulesIn } from './judged.ts';

test.each(commandCatalogue)('%s', (_, rules, found, passed) => {
  const ids = (script: string) => rulesIn(script).map((one) => one.split(' ')[0] ?? '');
  for (const script of found)
    expect([script, ids(script).some((id) => rules.includes(id))]).toEqual([script, true]);
  for (const script of passed) expect([script, ids(script)]).toEqual([script, []]);
});

test('every rule has its own id and words', () => {
  expect(new Set(commandRules.map(({ id }) => id)).size).toBe(commandRules.length);
  for (const rule of commandRules) {
    expect(rule.source.length).toBeGreaterThan(0);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.remedy).toMatch(/\.$/);
  }
});
