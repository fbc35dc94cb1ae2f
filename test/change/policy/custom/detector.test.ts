import { expect, test } from 'vitest';
import { inheritConfiguration } from '../../../../src/change/configuration/inherit.ts';
import { looserSettings } from '../../../../src/change/configuration/looser.ts';
import { parseConfiguration } from '../../../../src/change/configuration/parse.ts';
import { analyse } from '../../../../src/change/policy/analyse.ts';
import { judgePolicy } from '../../../../src/change/policy/judge.ts';
import { levelOf } from '../../../../src/change/policy/level.ts';
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

test('a line that ends as on Windows and a very long one are read like any other, each finding once', async () => {
  const custom = [{ name: 'a', title: 'A', pattern: 'corp-[a-z0-9]{12}$', remedy: 'B' }];
  const { policy } = Configuration.parse({ policy: { custom } });
  for (const length of [0, 19_980, 19_995, 20_000, 39_990, 50_000]) {
    const files = [adding('a.txt', `${' '.repeat(length)}${key}\r\n`)];
    const { sights } = await analyse({ files, zones: [], custom: policy.custom, salt: 's' });
    expect(sights.filter(({ rule }) => rule === 'secret/custom-a')).toHaveLength(1);
  }
});

test.each(['(a?){200}a{200}', '((a*)*)*b', '(?i)(\\w+\\s?)*$.', '(x+x+)+y'])(
  'no text makes a pattern slow that would be slow elsewhere: %s',
  async (pattern) => {
    const { policy } = Configuration.parse({
      policy: { custom: [{ name: 'a', title: 'A', pattern, remedy: 'B' }] },
    });
    const files = [adding('a.txt', `${'a'.repeat(5000)} ${'x'.repeat(5000)}`)];
    const { unread } = await analyse({ files, zones: [], custom: policy.custom, salt: 's' });
    expect(unread).toEqual([]);
  },
);

test.each(['((a{30}){30}){30}b', '(?:a{1,1000}){1,1000}x'])(
  'a pattern that grows is refused: %s',
  (pattern) => {
    const text = `policy:\n  custom:\n    - { name: a, title: A, remedy: B, pattern: '${pattern}' }\n`;
    expect(parseConfiguration(text)).toMatchObject({ ok: false, problems: [{ line: 3 }] });
  },
);

test.each([
  ['its family', 'policy: { zones: off }'],
  ['its family, a little', 'policy: { zones: warn }'],
])('a repository does not switch off a rule of its organisation by %s', (_, repository) => {
  const organisation = 'policy: { custom: [{ name: a, title: A, remedy: B, paths: [x] }] }';
  const inherited = inheritConfiguration({ organisation, repository });
  if (!inherited.ok) throw new Error('it is valid');
  expect(levelOf('zone/custom-a', inherited.configuration.policy)).toBe('block');
  expect(inherited.loosened).toMatchObject([{ path: 'policy.zones' }]);
});

test('a repository does not switch off what guards irreversible zones of its organisation', () => {
  const organisation = 'zones: [{ name: data, paths: [db], irreversible: true }]';
  const inherited = inheritConfiguration({ organisation, repository: 'policy: { zones: off }' });
  if (!inherited.ok) throw new Error('it is valid');
  expect(inherited.configuration.policy.zones).toBe('block');
  expect(inherited.loosened).toMatchObject([{ path: 'policy.zones' }]);
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
