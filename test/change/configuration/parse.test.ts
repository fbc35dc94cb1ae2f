import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invalidConfiguration } from '../../../src/change/configuration/invalid.ts';
import { parseConfiguration } from '../../../src/change/configuration/parse.ts';
import { Configuration } from '../../../src/domain/configuration.ts';
import { Verdict } from '../../../src/domain/verdict.ts';

const problems = (text: string) => {
  const parsed = parseConfiguration(text);
  return parsed.ok ? [] : parsed.problems;
};
const version = (text: string | null) => {
  const parsed = parseConfiguration(text);
  return parsed.ok ? parsed.version : 'not valid';
};

test('without a file, and for an empty one, the defaults hold', () => {
  const defaults = { ok: true, configuration: Configuration.parse({}) };
  expect(parseConfiguration(null)).toMatchObject(defaults);
  expect(parseConfiguration('# nothing yet\n')).toMatchObject(defaults);
});

test('what is written is read, and off is a word', () => {
  const text = 'autonomy: act\npolicy:\n  secrets: off\n  rules: { secret/private-key: warn }\n';
  expect(parseConfiguration(text)).toMatchObject({
    ok: true,
    configuration: { autonomy: 'act', policy: { secrets: 'off', rules: { 'secret/private-key': 'warn' } } },
  });
});

test('the version says what the file means, not how it is written', () => {
  expect(version('autonomy: act\napprovals: { count: 2 }')).toBe(
    version('# why\napprovals:\n  count: 2\n\nautonomy: "act"\n'),
  );
  expect(version('autonomy: act')).not.toBe(version('autonomy: propose'));
  expect(version(null)).toBe(version('autonomy: propose'));
  expect(version(null)).toMatch(/^[0-9a-f]{16}$/);
});

test('everything that is wrong is told at once, each with its place and a remedy', () => {
  const text = [
    'autonomi: act',
    'zones:',
    '  - name: database',
    '    pathes: [db/**]',
    '    approvals: { count: 0 }',
    'policy:',
    '  secrets: blok',
    '  rules:',
    '    Keys: off',
  ].join('\n');
  expect(problems(text)).toMatchObject([
    { line: 1, column: 1, path: 'autonomi', remedy: 'Did you mean "autonomy"?' },
    { line: 3, column: 5, path: 'zones[0].paths', message: 'Missing.', remedy: 'Add "paths".' },
    { line: 4, column: 5, path: 'zones[0].pathes', remedy: 'Did you mean "paths"?' },
    { line: 5, column: 25, path: 'zones[0].approvals.count' },
    { line: 7, column: 12, path: 'policy.secrets', remedy: 'Use off or warn or block.' },
    { line: 9, column: 5, path: 'policy.rules.Keys' },
  ]);
});

test('a level for a rule that does not exist is a mistake, not a silence', () => {
  expect(problems('policy: { rules: { secrets/privat-key: off } }')).toMatchObject([
    { line: 1, column: 20, remedy: 'Did you mean "secret/private-key"?' },
  ]);
});

describe('hostile and broken files', () => {
  test.each([
    ['a key twice', 'autonomy: act\nautonomy: observe', 2, /unique/],
    ['an alias', 'x: &a [1]\ny: *a', 1, /Aliases/],
    ['a bomb of aliases', `a: &a [x]\n${'b: &b [*a,*a,*a,*a]\n'.repeat(1)}zones: [*b,*b]`, 1, /Aliases/],
    ['a tag', 'autonomy: !!js/function x', 1, /tag/i],
    ['a list', '- autonomy', 1, /expected object/],
    ['two documents', 'autonomy: act\n---\nautonomy: act', 2, /multiple documents/],
    ['an open bracket', 'zones: [', 1, /\]/],
    ['deep nesting', '['.repeat(100_000), 1, /nested|\]/],
    ['a key for prototypes', '__proto__: { autonomy: act }', 1, /Unknown key/],
    ['a very long file', `# ${'x'.repeat(300_000)}`, 1, /256 KiB/],
  ])('%s is refused with its line', (_, text, line, message) => {
    const [first] = problems(text);
    expect(first?.line).toBe(line);
    expect(first?.message).toMatch(message);
    expect(first?.remedy).toMatch(/\S/);
  });

  test('a key of any length and kind is shown short and visible', () => {
    const [first] = problems(`? "${'a'.repeat(5000)}\u202e"\n: 1`);
    expect(first?.message.length).toBeLessThan(100);
    expect(first?.path.length).toBeLessThan(100);
  });

  test('no text throws, and every problem is within the text', () => {
    const piece = fc.constantFrom(
      'zones',
      ':',
      '-',
      ' ',
      '\n',
      '&a',
      '*a',
      '[',
      '{',
      '}',
      '"',
      '!',
      'name',
      '|',
      '?',
      '0',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (file) => {
        for (const { line, column } of problems(file)) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(file.split('\n').length + 1);
          expect(column).toBeGreaterThan(0);
        }
      }),
    );
  });
});

test('while the configuration is not valid every check fails and says where', () => {
  const verdict = Verdict.parse(invalidConfiguration('policy', problems('autonomi: act')));
  expect(verdict.state).toBe('failed');
  expect(verdict.items[0]).toMatchObject({
    title: '.github/wired-chaos.yml:1:1',
    next: 'Correct it on the base branch. Did you mean "autonomy"?',
  });
});
