import { expect, test } from 'vitest';
import { type ReleasedPull, type ReleaseFacts, releaseNotes } from '../../../src/change/release/notes.ts';
import { releaseTag } from '../../../src/change/release/tag.ts';
import { Sha } from '../../../src/domain/ids.ts';

const revision = 'a'.repeat(40);
const pull: ReleasedPull = {
  number: 12,
  title: 'Add gift notes',
  author: 'ada',
  machine: false,
  risk: { level: 'high', reasons: ['changes stored data'] },
  rehearsed: true,
};
const facts: ReleaseFacts = {
  environment: 'production',
  revision,
  previous: 'b'.repeat(40),
  previousTag: null,
  pulls: [pull],
  direct: 0,
  incomplete: false,
  watched: '10m',
  unsafe: null,
  bundle: 'compliance-bundle.json',
};

test('notes list each pull request with author, risk and rollback', () => {
  const notes = releaseNotes({ ...facts, direct: 2 });
  expect(notes).toContain('- #12 Add gift notes — by ada; risk high: changes stored data; revert rehearsed');
  expect(notes).toContain('- 2 commits without a pull request');
  expect(notes).toContain('`/wired rollback production`');
  expect(notes).toContain('`wired-chaos compliance verify compliance-bundle.json`');
});

test('titles and logins are plain words: no image, no link, no mention, nothing hidden', () => {
  const title =
    '![x](https://evil.example/p.png) [go](http://evil.example) @ada closes #3 <img src=x> a\u202eb';
  const notes = releaseNotes({ ...facts, pulls: [{ ...pull, title, author: 'eve](http://evil.example)' }] });
  expect(notes).not.toMatch(/(?<!\\)[<\]]\(?(?=img|\(http)|(?<!\\)\]\(|@ada|closes #3|\u202e/);
});

test('notes say that there is no way back, and why', () => {
  expect(releaseNotes({ ...facts, unsafe: 'a migration drops a column' })).toContain('Not to `bbbbbbbbbbbb`');
  expect(releaseNotes({ ...facts, previous: null })).toContain('nothing to go back to');
});

test('notes of a thousand pull requests stay within what GitHub takes', () => {
  const pulls = Array.from({ length: 1000 }, () => ({ ...pull, title: 'x'.repeat(1000) }));
  expect(Buffer.byteLength(releaseNotes({ ...facts, pulls }))).toBeLessThanOrEqual(60_000);
});

test('a tag is a valid name of a ref, whatever the environment is called', () => {
  const sha = Sha.parse(revision);
  const at = '2026-11-23T23:59:00Z';
  expect(releaseTag({ environment: 'production', production: true, sha, at, deployment: 12 })).toBe(
    'release-20261123-12-aaaaaaa',
  );
  expect(releaseTag({ environment: 'EU/~^:..West', production: false, sha, at, deployment: 12 })).toBe(
    'release-eu-west-20261123-12-aaaaaaa',
  );
});
