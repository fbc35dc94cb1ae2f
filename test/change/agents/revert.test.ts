import { existsSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeOf } from '../../../src/change/agents/revert.ts';
import { validateChange } from '../../../src/change/edits/validate.ts';
import { Change } from '../../../src/domain/change.ts';
import type { Sha } from '../../../src/domain/ids.ts';
import { Repository } from '../repository.ts';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
  repository.write('kept.txt', 'kept\n');
});
afterEach(() => repository.remove());

const revert = (...commits: Sha[]) =>
  changeOf({ directory: repository.directory, head: repository.head(), commits });

/** The tree that a change makes of its base, computed by git from the edits alone. */
function treeAfter(change: Change): string {
  repository.git('read-tree', change.base);
  for (const edit of change.edits.toSorted((one) => (one.kind === 'delete' ? -1 : 1))) {
    if (edit.kind === 'delete') {
      repository.git('update-index', '--force-remove', '--', edit.path);
      continue;
    }
    const file = join(repository.directory, '.git', 'blob');
    writeFileSync(file, Buffer.from(edit.content, 'base64'));
    const object = repository.git('hash-object', '-w', '--no-filters', file);
    repository.git('update-index', '--add', '--cacheinfo', `${edit.mode},${object},${edit.path}`);
  }
  return repository.git('write-tree');
}

async function expectTree(expected: Sha, ...commits: Sha[]): Promise<Change> {
  const result = await revert(...commits);
  if (!result.ok) throw new Error(result.reason);
  expect(treeAfter(Change.parse(result.change))).toBe(repository.git('rev-parse', `${expected}^{tree}`));
  return result.change;
}

test('a commit is taken back, and the message says so as git would', async () => {
  const before = repository.commit('First');
  repository.write('kept.txt', 'broken\n');
  const culprit = repository.commit('Faster checkout');
  const change = await expectTree(before, culprit);
  expect(change.base).toBe(culprit);
  expect(change.message).toEqual({
    subject: 'Revert "Faster checkout"',
    body: `This reverts commit ${culprit}.`,
  });
  expect(validateChange(change)).toEqual([]);
});

test('bytes, modes, links, renames, deletions and odd names come back exactly', async () => {
  repository.write(
    'binary',
    Uint8Array.from({ length: 300 }, (_, index) => index % 256),
  );
  repository.write('crlf.txt', 'one\r\ntwo\r\n');
  repository.write('.gitattributes', '*.txt text eol=crlf\n');
  repository.write('script', '#!/bin/sh\n', 0o755);
  repository.write('größe "1" 日本\t.txt', 'x');
  repository.write('moved/from.txt', 'a\nb\nc\nd\ne\n');
  repository.link('link', 'kept.txt');
  const before = repository.commit('Everything');
  repository.write('binary', Uint8Array.of(0, 1, 2));
  repository.write('crlf.txt', 'three\r\n');
  repository.write('script', '#!/bin/sh\n', 0o644);
  repository.write('new/deep/file', 'new');
  repository.git('mv', 'moved/from.txt', 'to.txt');
  repository.git('rm', '--quiet', 'link', 'größe "1" 日本\t.txt');
  repository.link('other', 'nowhere');
  const culprit = repository.commit('Change it all');
  await expectTree(before, culprit);
});

test('a merge is taken back as a whole, relative to the branch it went into', async () => {
  repository.commit('First');
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.write('feature-1', '1');
  repository.commit('One');
  repository.write('feature-2', '2');
  repository.commit('Two');
  repository.git('checkout', '--quiet', 'main');
  repository.write('main', 'm');
  const before = repository.commit('On main');
  repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge feature', 'feature');
  await expectTree(before, repository.head());
});

test('several commits are taken back newest first, and what came after stays', async () => {
  repository.commit('First');
  repository.write('kept.txt', 'one\n');
  const one = repository.commit('One');
  repository.write('kept.txt', 'two\n');
  const two = repository.commit('Two');
  repository.write('later', 'stays');
  repository.commit('Later');
  const result = await revert(one, two);
  if (!result.ok) throw new Error(result.reason);
  expect(result.change.edits).toEqual([
    { kind: 'write', path: 'kept.txt', mode: '100644', content: Buffer.from('kept\n').toString('base64') },
  ]);
  expect(result.change.message.subject).toBe('Revert "Two" and 1 more');
  expect(result.change.message.body).toBe(`This reverts commit ${two}.\nThis reverts commit ${one}.`);
});

test('a conflict is told with its paths, and leaves nothing behind', async () => {
  repository.commit('First');
  repository.write('kept.txt', 'one\n');
  const culprit = repository.commit('One');
  repository.write('kept.txt', 'two\n');
  repository.commit('Two');
  const folder = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  vi.stubEnv('TMPDIR', folder);
  expect(await revert(culprit)).toMatchObject({ ok: false, conflicts: ['kept.txt'] });
  vi.unstubAllEnvs();
  expect(readdirSync(folder)).toEqual([]);
  rmdirSync(folder);
  expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1);
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('what was taken back already is nothing to revert', async () => {
  repository.commit('First');
  repository.write('kept.txt', 'one\n');
  const culprit = repository.commit('One');
  repository.git('revert', '--no-edit', culprit);
  expect(await revert(culprit)).toMatchObject({ ok: false, reason: 'nothing to revert' });
  expect(await revert()).toMatchObject({ ok: false, reason: 'nothing to revert' });
});

test('a commit of another branch is refused', async () => {
  repository.commit('First');
  repository.git('checkout', '--quiet', '-b', 'other');
  repository.write('x', 'x');
  const foreign = repository.commit('Elsewhere');
  repository.git('checkout', '--quiet', 'main');
  expect(await revert(foreign)).toMatchObject({ ok: false, conflicts: [] });
});

test('no hook of the repository runs', async () => {
  repository.commit('First');
  repository.write('kept.txt', 'one\n');
  const culprit = repository.commit('One');
  const trace = join(repository.directory, '.git', 'hook-ran');
  for (const hook of ['post-checkout', 'pre-commit', 'prepare-commit-msg', 'reference-transaction']) {
    repository.write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch '${trace}'\n`, 0o755);
  }
  expect((await revert(culprit)).ok).toBe(true);
  expect(existsSync(trace)).toBe(false);
  rmSync(join(repository.directory, '.git', 'hooks'), { recursive: true });
});

test('a hostile subject becomes one short line', async () => {
  repository.commit('First');
  repository.write('kept.txt', 'one\n');
  const culprit = repository.commit(`Evil \u202e${'long '.repeat(60)}`);
  const result = await revert(culprit);
  if (!result.ok) throw new Error(result.reason);
  expect(result.change.message.subject).toMatch(/^Revert "Evil long .*…"$/);
  expect(result.change.message.subject.length).toBeLessThanOrEqual(72);
});
