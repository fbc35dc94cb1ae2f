import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHistory } from '../../src/cli/local/history.ts';
import { judgeLocally } from '../../src/cli/local/policy.ts';
import { pkcs8 } from '../change/policy/keys.ts';
import { Repository } from '../change/repository.ts';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
  repository.write('README.md', 'A shop.\n');
  repository.commit('Base');
  repository.git('switch', '--quiet', '--create', 'change');
});
afterEach(() => repository.remove());

/** A token of GitLab, made here. */
const token = () => `glp${'at-'}${randomBytes(16).toString('base64url').replace(/[-_]/g, 'x').slice(0, 20)}`;
const history = async (base = 'main') => readHistory(repository.directory, shaOf(base), repository.head());
const shaOf = (name: string) => repository.git('rev-parse', name) as ReturnType<Repository['head']>;
const judged = async () => (await judgeLocally(repository.directory, 'main', 'change')).verdict;

test('a secret that a later commit takes out blocks, at its place in the commit, until a baseline names it', async () => {
  const secret = token();
  repository.write('deploy/a "b".env', `X=1\nTOKEN=${secret}\n`);
  const leaking = repository.commit('Add');
  repository.write('deploy/a "b".env', 'X=1\n');
  repository.commit('Take it out');
  repository.write('more', 'm\n');
  repository.commit('More');
  const verdict = await judged();
  expect(verdict.state).toBe('blocked');
  expect(verdict.findings).toMatchObject([
    {
      path: 'deploy/a "b".env',
      severity: 'block',
      earlier: { commit: leaking, lines: { start: 2, end: 2 } },
    },
  ]);
  expect(verdict.findings[0]).not.toHaveProperty('lines');
  expect(JSON.stringify(verdict)).not.toContain(secret);

  const [{ rule, path, fingerprint: id } = { rule: '', path: '', fingerprint: '' }] = verdict.findings;
  repository.git('switch', '--quiet', 'main');
  repository.write(
    '.github/wired-chaos.baseline.json',
    JSON.stringify({ version: 1, findings: [{ rule, path, id }] }),
  );
  repository.commit('It was revoked');
  expect((await judged()).state).toBe('passed');
});

test('what the head still has counts once, and a merge counts for what it adds itself', async () => {
  const secret = token();
  repository.write('a.env', `TOKEN=${secret}\n`);
  repository.commit('Add');
  repository.git('mv', 'a.env', 'b.env');
  repository.commit('Move');
  expect((await judged()).findings).toMatchObject([{ path: 'b.env', lines: { start: 1, end: 1 } }]);

  repository.git('switch', '--quiet', 'main');
  repository.write('theirs.env', `TOKEN=${token()}\n`);
  repository.commit('Not of this change');
  repository.git('switch', '--quiet', 'change');
  repository.git('merge', '--quiet', '--no-commit', 'main');
  repository.write('merged.pem', pkcs8);
  const merge = repository.commit('Merge');
  repository.git('rm', '--quiet', 'merged.pem');
  repository.commit('Take it out');
  const { findings } = await judged();
  expect(findings.map((one) => [one.path, one.earlier?.commit])).toEqual(
    [
      ['b.env', undefined],
      ['merged.pem', merge],
    ].toSorted(),
  );
});

test('content that looks like a diff and a rename are read as what they are', async () => {
  const text = `diff --git a/x b/x\n${'a'.repeat(40)}\n@@ -1 +1 @@\n+++ b/x\n`;
  repository.write('a.patch', text);
  repository.write('old name ü\t', 'a\nb\nc\nd\ne\n');
  repository.commit('One');
  repository.git('mv', 'old name ü\t', 'new');
  repository.write('new', 'a\nb\nc\nd\nf\n');
  repository.commit('Two');
  repository.commit('Head');
  const { of, changes, cut } = await history();
  expect([of, cut]).toEqual([2, null]);
  const [one, two] = changes;
  expect(
    one?.files.map(({ file }) => [file.path, file.addedLines.map((line) => line.text).join('\n')]),
  ).toEqual([
    ['a.patch', text.trimEnd()],
    ['old name ü\t', 'a\nb\nc\nd\ne'],
  ]);
  expect(two?.files).toMatchObject([
    {
      file: { path: 'new', previousPath: 'old name ü\t', addedLines: [{ number: 5, text: 'f' }] },
      removedLines: [{ text: 'e' }],
    },
  ]);
});

test('too many commits, too much in them and a shallow clone are said', async () => {
  for (const name of ['1', '2', '3', '4']) {
    repository.write(name, `${name}\n`.repeat(50));
    repository.commit(name);
  }
  const { directory } = repository;
  const [base, head] = [shaOf('main'), repository.head()];
  expect(await history()).toMatchObject({ of: 3, cut: null });
  const few = await readHistory(directory, base, head, { commits: 2, characters: 1e6 });
  expect([few.changes.length, few.cut]).toEqual([2, 'Only the newest 2 are looked at.']);
  const little = await readHistory(directory, base, head, { commits: 9, characters: 500 });
  expect(little.changes).toHaveLength(1);
  expect(little.cut).toContain('too much');

  const clone = `${directory}-clone`;
  execFileSync('git', ['clone', '--quiet', '--depth=3', '--branch=change', `file://${directory}`, clone]);
  try {
    execFileSync('git', ['fetch', '--quiet', '--depth=1', 'origin', base], { cwd: clone });
    const shallow = await readHistory(clone, base, head);
    expect(shallow.of).toBe(2);
    expect(shallow.changes).toHaveLength(1);
    expect(shallow.cut).toContain('shallow clone');
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});
