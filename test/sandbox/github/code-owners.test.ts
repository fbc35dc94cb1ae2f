import { expect, test } from 'vitest';
import { ownersOf, parseCodeOwners } from '../../../src/sandbox/github/pulls/code-owners-file.ts';

const rules = parseCodeOwners(`
# everything
*            @global
*.js         @js-owner # a comment
/build/logs/ @logs
docs/*       docs@example.com
apps/        @apps
/scripts/    @scripts @more
**/deep      @deep
/apps/github
`);

// The cases of GitHub's own example file.
for (const [path, owners] of [
  ['README.md', ['@global']],
  ['src/a.js', ['@js-owner']],
  ['build/logs/today.log', ['@logs']],
  ['other/build/logs/x', ['@global']],
  ['docs/getting-started.md', ['docs@example.com']],
  ['docs/build-app/troubleshooting.md', ['@global']],
  ['some/apps/x', ['@apps']],
  ['scripts/deploy/x.sh', ['@scripts', '@more']],
  ['a/b/deep/file', ['@deep']],
  ['apps/github/owned-by-nobody', []],
] as const) {
  test(`${path} belongs to ${owners.join(' and ') || 'nobody'}`, () => {
    expect(ownersOf(rules, path)).toEqual(owners);
  });
}
