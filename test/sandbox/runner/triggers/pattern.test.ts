import { expect, test } from 'vitest';
import { passes } from '../../../../src/sandbox/runner/triggers/pattern.ts';

/** The examples of GitHub's filter pattern cheat sheet: pattern, names that match, names that do not. */
const cheatSheet: [string, string[], string[]][] = [
  ['feature/*', ['feature/my-branch', 'feature/your-branch'], ['feature/a/b', 'feature']],
  ['feature/**', ['feature/beta-a/my-branch', 'feature/your-branch'], ['other/feature/x']],
  ['main', ['main'], ['main2', 'Main']],
  ['*', ['main', 'releases'], ['all/the/branches']],
  ['**', ['all/the/branches', 'every/tag'], []],
  ['*feature', ['mona-feature', 'ver-10-feature'], ['feature-x']],
  ['v2*', ['v2', 'v2.0', 'v2.9'], ['v1']],
  ['v[12].[0-9]+.[0-9]+', ['v1.10.1', 'v2.0.0'], ['v3.0.0', 'v1.x.1']],
  ['*.jsx?', ['page.js', 'page.jsx'], ['page.ts', 'a/page.js']],
  ['**.js', ['index.js', 'src/js/app.js'], ['app.ts']],
  ['docs/*', ['docs/README.md'], ['docs/a/b.md']],
  ['docs/**', ['docs/README.md', 'docs/mona/octocat.txt'], ['x/docs/a']],
  ['docs/**/*.md', ['docs/README.md', 'docs/mona/hello-world.md', 'docs/a/markdown/file.md'], ['docs/x.txt']],
  ['**/docs/**', ['docs/hello.md', 'dir/docs/my-file.txt', 'space/docs/plan/space.doc'], ['documents/x']],
  ['**/README.md', ['README.md', 'js/README.md'], ['README.txt', 'aREADME.md']],
  ['**/*src/**', ['a/src/app.js', 'my-src/code/js/app.js'], ['sources/x']],
  ['**/*-post.md', ['my-post.md', 'path/their-post.md'], ['post.md']],
  [
    '**/migrate-*.sql',
    ['migrate-10909.sql', 'db/migrate-v1.0.sql', 'db/sept/migrate-v1.sql'],
    ['migrate.sql'],
  ],
];

test.each(cheatSheet)('%s matches as in the cheat sheet', (pattern, matching, others) => {
  expect(matching.filter((name) => !passes([pattern], name))).toEqual([]);
  expect(others.filter((name) => passes([pattern], name))).toEqual([]);
});

test('the last pattern that matches decides', () => {
  expect(passes(['**', '!docs/**'], 'docs/a.md')).toBe(false);
  expect(passes(['**', '!docs/**', 'docs/b.md'], 'docs/b.md')).toBe(true);
  expect(passes(['!docs/**', '**'], 'docs/a.md')).toBe(true);
});
