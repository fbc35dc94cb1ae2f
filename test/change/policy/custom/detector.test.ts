import { expect, test } from 'vitest';
import { inheritConfiguration } from '../../../../src/change/configuration/inherit.ts';
import { looserSettings } from '../../../../src/change/configuration/looser.ts';
import { parseConfiguration } from '../../../../src/change/configuration/parse.ts';
import { analyse } from '../../../../src/change/policy/analyse.ts';
import { judgePolicy } from '../../../../src/change/policy/judge.ts';
import { Configuration } from '../../../../src/domain/configuration.ts';
import { adding, changed } from '../../changed-file.ts';

const configuration = Configuration.parse({
  policy: {
    custom: [
      {
        name: 'badge',
        title: 'A badge key',
        pattern: 'corp-[a-z0-9]{12}',
        paths: ['src/**'],
        remedy: 'Ask Ada.',
      },
      { name: 'legal', title: 'Legal text', paths: ['LICENSE'], remedy: 'Ask Bo.', level: 'warn' },
    ],
    rules: { 'secret/custom-badge': 'warn' },
  },
});
const key = ['corp', 'q7w2e9r4t1yz'].join('-');

test('rules of one’s own are found where they are meant, with their own words and levels', async () => {
  const files = [adding('src/a.ts', `x\n${key} ${key}`), adding('docs/a.md', key), changed('LICENSE')];
  const { zones, policy } = configuration;
  const analysis = await analyse({ files, zones, custom: policy.custom, salt: 's' });
  const verdict = judgePolicy({ diff: { complete: true, files }, analysis, configuration });
  expect(verdict.findings).toMatchObject([
    { rule: 'zone/custom-legal', severity: 'warn', path: 'LICENSE', title: 'Legal text', remedy: 'Ask Bo.' },
    { rule: 'secret/custom-badge', severity: 'warn', path: 'src/a.ts', lines: { start: 2 } },
    { rule: 'secret/custom-badge', severity: 'warn', path: 'src/a.ts', lines: { start: 2 } },
  ]);
  expect(JSON.stringify(verdict)).not.toContain(key);
});

test.each([
  ['(?=a)b', /lookarounds/],
  ['(abc', /parenthes|missing/],
  ['a{0,5}', /empty text/],
])('a pattern that cannot be run is refused with its place: %s', (pattern, problem) => {
  const text = `policy:\n  custom:\n    - { name: a, title: A, remedy: B, pattern: '${pattern}' }\n`;
  const parsed = parseConfiguration(text);
  expect(parsed.ok).toBe(false);
  if (parsed.ok) return;
  expect(parsed.problems[0]).toMatchObject({ line: 3, path: 'policy.custom[0].pattern' });
  expect(`${parsed.problems[0]?.message} ${parsed.problems[0]?.remedy}`).toMatch(problem);
});

test('a repository adds to the rules of its organisation and cannot replace them', () => {
  const rule = (level: string) =>
    `policy: { custom: [{ name: a, title: A, remedy: B, paths: [x], level: ${level} }] }`;
  const inherited = inheritConfiguration({ organisation: rule('block'), repository: rule('warn') });
  if (!inherited.ok) throw new Error('it is valid');
  expect(inherited.configuration.policy.custom).toMatchObject([{ name: 'a', level: 'block' }]);
  expect(inherited.loosened).toMatchObject([{ path: 'policy.custom[0]' }]);
  const [strict, weak] = ['block', 'warn'].map((level) => parseConfiguration(rule(level)));
  if (strict?.ok !== true || weak?.ok !== true) throw new Error('both are valid');
  expect(looserSettings(strict.configuration, weak.configuration)).toEqual(['policy.custom: a']);
});
