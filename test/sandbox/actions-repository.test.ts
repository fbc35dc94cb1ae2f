import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { Collected } from '../../src/domain/collected.ts';
import { prepareShop, seedActionsRepository } from '../../src/sandbox/actions-repository.ts';
import { startGitHub } from '../../src/sandbox/github/server.ts';
import { personIn } from '../../src/sandbox/people.ts';
import { createRunner } from '../../src/sandbox/runner/runner.ts';

const fixtures = fileURLToPath(new URL('../../src/sandbox/fixtures/acme', import.meta.url));
const shop = { owner: 'acme', name: 'shop' };
const phases = ['base', 'head', 'rollback', 'without-patch'];

/**
 * A local GitHub with our Actions and the shop, whose workflows are really executed.
 * @param files added to the shop's
 */
async function open(files: Readonly<Record<string, string>> = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  const runner = createRunner({
    directory: join(directory, 'runner'),
    allow: (name) => name === 'acme/shop',
  });
  const github = await startGitHub({ directory: join(directory, 'github'), runner });
  onTestFinished(async () => {
    await github.idle();
    await github.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const dana = personIn(github, shop, github.seed.addUser({ login: 'dana' }));
  github.seed.addOrganisation('acme', { members: { dana: 'admin' } });
  const sha = await seedActionsRepository(github);
  await prepareShop(join(fixtures, 'shop'), join(directory, 'shop'), sha);
  for (const [path, content] of Object.entries(files)) {
    writeFileSync(join(directory, 'shop', path), content);
  }
  // Only what is meant here is to be executed.
  rmSync(join(directory, 'shop/.github/workflows/ci.yml'));
  await github.seed.addRepository({ ...shop, from: join(directory, 'shop'), by: 'dana' });
  return {
    github,
    dana,
    sha,
    directory,
    workflow: join(directory, 'shop', '.github/workflows/evidence.yml'),
  };
}

test('a pull request of the shop collects all four phases by our Action, pinned to its commit', async () => {
  const { github, dana, sha, workflow } = await open();
  expect(readFileSync(workflow, 'utf8')).toContain(`/actions/test-evidence@${sha}\n`);
  const { number } = await dana.propose(join(fixtures, 'changes/shipping'));
  await github.idle();
  const { data: pull } = await dana.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...{ owner: 'acme', repo: 'shop', pull_number: number },
  });

  const runs = [...github.state.workflowRuns.values()];
  const [run] = runs;
  expect(runs.map(({ attempts }) => attempts.map(({ conclusion }) => conclusion))).toEqual([['success']]);
  const jobs = run?.attempts[0]?.jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`);
  expect(jobs?.sort()).toEqual(phases.map((phase) => `evidence (${phase}): success`));

  const artifacts = [...(run?.artifacts ?? [])].sort((one, other) => (one.name < other.name ? -1 : 1));
  expect(artifacts.map(({ name }) => name)).toEqual(phases.map((phase) => `wired-chaos-evidence-${phase}`));
  const collected = artifacts.map(({ zip }) => {
    const files = unzipSync(zip);
    const text = new TextDecoder().decode(files['collected.json']);
    return { ...Collected.parse(JSON.parse(text)), files: Object.keys(files).sort() };
  });
  for (const [index, phase] of phases.entries()) {
    expect(collected[index]).toMatchObject({
      ...{ phase, head: pull.head.sha, base: pull.base.sha, run: { id: run?.id, attempt: 1 } },
      files: ['collected.json', 'command-1-attempt-1-junit.xml', 'command-1-attempt-1-lcov.info'],
    });
  }
  const exits = collected.map(({ phase, commands }) => [phase, commands.map(({ exitCode }) => exitCode)]);
  expect(Object.fromEntries(exits)).toEqual({
    base: [0],
    head: [0],
    rollback: [0],
    // The new test imports what the change adds.
    'without-patch': [1],
  });
  expect(collected.find(({ phase }) => phase === 'rollback')?.rollback).toEqual({
    conflicts: [],
    restored: true,
  });
});

test('when only the failed job is run again, its artifact alone is of the new attempt', async () => {
  const quick = 'evidence: { commands: [{ name: quick, run: "test ! -e broken.txt" }] }\n';
  const { github, dana, directory } = await open({ '.github/wired-chaos.yml': quick });
  const change = join(directory, 'change');
  mkdirSync(join(change, 'files'), { recursive: true });
  writeFileSync(join(change, 'change.json'), '{"title": "Break it", "body": "", "branch": "break"}');
  writeFileSync(join(change, 'files/broken.txt'), 'broken\n');
  await dana.propose(change);
  await github.idle();
  const [run] = github.state.workflowRuns.values();
  if (run === undefined) throw new Error('no run');
  const jobs = () => run.attempts.at(-1)?.jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`);
  const expected = ['base: success', 'head: failure', 'rollback: success', 'without-patch: success'];
  expect(jobs()?.sort()).toEqual(expected.map((job) => job.replace(/^(.*):/, 'evidence ($1):')));

  await dana.octokit.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs', {
    ...{ owner: 'acme', repo: 'shop', run_id: run.id },
  });
  await github.idle();
  expect(run.attempts.map(({ conclusion }) => conclusion)).toEqual(['failure', 'failure']);
  const attempts = run.artifacts.map(({ name, zip }) => {
    const text = new TextDecoder().decode(unzipSync(zip)['collected.json']);
    const { run: of, commands } = Collected.parse(JSON.parse(text));
    return [name.replace('wired-chaos-evidence-', ''), of.attempt, commands.length] as const;
  });
  expect(attempts.toSorted()).toEqual([
    ['base', 1, 1],
    ['head', 2, 2],
    ['rollback', 1, 1],
    ['without-patch', 1, 1],
  ]);
});
