import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownersOf } from '../../../../src/change/approvals/code-owners/owners.ts';
import { parseCodeowners } from '../../../../src/change/approvals/code-owners/parse.ts';
import { judgeApproval } from '../../../../src/change/approvals/judge.ts';
import { Configuration } from '../../../../src/domain/configuration.ts';
import { changed } from '../../changed-file.ts';
import { bob, cleo, nothingFound, pull, review } from '../pull.ts';

const owner = (text: string, path: string) => {
  const owners = ownersOf(parseCodeowners(text, 'acme').rules, path);
  return owners === null ? null : [...owners.users, ...owners.teams, ...owners.unreachable].join(' ');
};

// The examples of GitHub's documentation, one by one.
describe('patterns match as GitHub documents', () => {
  test.each([
    ['*', 'a/b.js', true],
    ['*.js', 'deep/down/a.js', true],
    ['*.js', 'a.jsx', false],
    ['/build/logs/', 'build/logs/x/y', true],
    ['/build/logs/', 'src/build/logs/x', false],
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['apps/', 'src/apps/x/y', true],
    ['/docs/', 'docs/x/y', true],
    ['/docs/', 'src/docs/x', false],
    ['/scripts/', 'scripts/x', true],
    ['**/logs', 'deeply/nested/logs/x', true],
    ['/apps/github', 'apps/github/x', true],
    ['/docs/**/a.md', 'docs/x/y/a.md', true],
    ['a\\ b/*', 'a b/c', true],
    ['src/{a}', 'src/a', false],
    ['*.JS', 'a.js', false],
  ])('%s on %s: %s', (pattern, path, fits) => {
    expect(owner(`${pattern} @bob`, path)).toBe(fits ? 'bob' : null);
  });
});

test('of several lines that match the last counts, also when it names nobody', () => {
  const text = '* @bob\n/apps/ @acme/dba # the data\n/apps/github\n';
  expect(owner(text, 'x')).toBe('bob');
  expect(owner(text, 'apps/x')).toBe('dba');
  expect(owner(text, 'apps/github/x')).toBe(null);
});

test('lines that GitHub skips are skipped and named', () => {
  const text = '* @bob\n!/a @cleo\n[ab] @cleo\n\\#x @cleo\n/a cleo\n\n# remark\n';
  const { rules, invalid } = parseCodeowners(text, 'acme');
  expect(rules).toHaveLength(1);
  expect(invalid.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  expect(owner(text, 'a')).toBe('bob');
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('*', '/', '@', 'a', ' ', '\\', '#', '{', '[', '\n', '.'),
        maxLength: 60,
      }),
      (text) => {
        expect(() => owner(text, 'a/b')).not.toThrow();
      },
    ),
  );
});

describe('code owners as a requirement', () => {
  const configuration = Configuration.parse({ approvals: { codeowners: true } });
  const judge = (codeowners: string, paths: readonly string[], ...by: readonly (typeof bob)[]) =>
    judgeApproval({
      pull: pull(
        { codeowners, reviews: by.map((one) => review(one, 'APPROVED')) },
        paths.map((path) => changed(path)),
      ),
      configuration,
      ...nothingFound,
    }).state;

  test('an owner of each touched path must approve', () => {
    const text = '/a/ @bob\n/b/ @acme/dba\n';
    expect(judge(text, ['a/x', 'b/x'], bob)).toBe('waiting');
    expect(judge(text, ['a/x', 'b/x'], cleo)).toBe('waiting');
    expect(judge(text, ['a/x', 'b/x'], bob, cleo)).toBe('passed');
    expect(judge(text, ['a/x'], bob)).toBe('passed');
  });

  test('where nobody owns a path, anyone with write permission may; an address is an owner who cannot', () => {
    expect(judge('/a/ @cleo\n', ['b/x'], bob)).toBe('passed');
    expect(judge('* owner@example.org\n', ['b/x'], bob, cleo)).toBe('waiting');
    expect(judge('* @other/dba\n', ['b/x'], bob, cleo)).toBe('waiting');
  });

  test('while the files cannot be told, neither can the owners', () => {
    const diff = { complete: false, reason: 'Too many files.' } as const;
    expect(judgeApproval({ pull: pull({ diff }), configuration, ...nothingFound }).state).toBe('failed');
  });
});
