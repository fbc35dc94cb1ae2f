import { beforeAll, expect, test } from 'vitest';
import type { Person } from '../../../src/sandbox/people.ts';
import { where } from '../harness.ts';
import { privateKey } from './secrets.ts';
import { configuration, honest, shareStage } from './stage.ts';

// A stranger's change is a person's: evidence is asked of everybody here.
const stage = shareStage({
  '.github/wired-chaos.yml': configuration.replace('evidence:', 'evidence:\n  from: everybody'),
});
let eve: Person;

beforeAll(async () => {
  eve = stage().person('eve');
  await stage().github.seed.fork('acme/shop', 'eve');
});

const fromFork = (branch: string, files: Record<string, string>) =>
  stage().propose({ by: eve, repository: 'eve/shop', branch, files });

test("attack: a stranger's fork brings a private key", async () => {
  const { number } = await fromFork('key', { 'key.txt': privateKey });
  const { policy, evidence } = await stage().judge(number);
  expect(policy.conclusion).toBe('action_required');
  expect(policy.summary).toContain('key.txt:1');
  expect(JSON.stringify(policy)).not.toContain(privateKey.split('\n')[3]);
  expect(evidence.conclusion).toBeNull();
});

test("attack: a stranger's fork has evidence collected without anybody's leave", async () => {
  const { number, head } = await fromFork('fine', honest('vat'));
  const before = await stage().judge(number);
  expect(before.evidence.conclusion).toBeNull();
  expect(before.evidence.title).toContain('Waiting for a maintainer to start the run');
  const { data } = await stage().dana.octokit.request('GET /repos/{owner}/{repo}/actions/runs', {
    ...where,
    head_sha: head,
  });
  const run = data.workflow_runs.find(({ path }) => path === '.github/workflows/evidence.yml');
  await stage().dana.octokit.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/approve', {
    ...where,
    run_id: Number(run?.id),
  });
  const after = await stage().judge(number);
  expect(after.evidence.summary).toContain('1 test fail without the rest of the change');
  expect(after.evidence.conclusion).toBe('success');
  expect(after.policy.conclusion).toBe('success');
});

test('attack: a fork edits the workflow that judges it', async () => {
  const edited = await fromFork('edits', {
    '.github/workflows/evidence.yml': 'on: pull_request\njobs: {}\n',
  });
  expect((await stage().judge(edited.number)).evidence.title).toContain('It changes what judges it');
});

test("attack: a branch of the repository has the fork's commit and name, and its own run for another base", async () => {
  await stage().push(stage().agent, { branch: 'weak', files: { 'weak.txt': 'weak\n' } });
  const { number, head } = await fromFork('same-name', honest('vat'));
  await stage().dana.octokit.request('POST /repos/{owner}/{repo}/git/refs', {
    ...where,
    ref: 'refs/heads/same-name',
    sha: head,
  });
  await stage().agent.octokit.request('POST /repos/{owner}/{repo}/pulls', {
    ...where,
    title: 'The same',
    head: 'same-name',
    base: 'weak',
  });
  const { evidence } = await stage().judge(number);
  expect(evidence.conclusion).toBeNull();
  expect(evidence.summary).toContain('Waiting for a maintainer to start the run');
});
