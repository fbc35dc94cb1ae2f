import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { RepositoryMoved } from '../../src/connect/github/moved.ts';
import type { AppFlowContext } from '../../src/flows/app-flow.ts';
import { command } from '../../src/flows/command/flow.ts';
import { installation as life } from '../../src/flows/installation/flow.ts';
import { whileInstalled } from '../../src/flows/installation/while-installed.ts';
import { pullRequest } from '../../src/flows/pull-request/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createInstallations } from '../../src/platform/installations.ts';
import { readManifest } from '../../src/platform/manifest.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';
import { type Harness, openHarness, where } from './harness.ts';
import { prepareChange, writeFiles } from './work-tree.ts';

const git = promisify(execFile);
const never = new AbortController().signal;

/** Blocked by the policy, so that an override shows. */
const dangerous = { 'db/migrations/0002.sql': 'DROP TABLE orders;\n' };

/** Everything a wake-up does, from finding its installation to its end. */
async function wake(harness: Harness, subject: string, kind = 'pull-request') {
  const id = harness.context.client.installation;
  const woken: string[] = [];
  const forgotten: number[] = [];
  const record = await createInstallations(harness.context.notes).find(id);
  const ended = await whileInstalled(
    {
      octokit: () => harness.app.probot.auth(),
      forget: (one) => {
        forgotten.push(one);
        harness.app.forget(one);
      },
      wake: async (one) => {
        woken.push(`${one.kind}:${one.subject}`);
      },
    },
    {
      context: { ...harness.context, page: record?.page ?? null },
      wake: { kind, installation: id, subject, reason: 'test' },
      record,
    },
    () => runFlow(pullRequest, harness.context, subject, never),
  );
  return { ended, woken, forgotten };
}

/** Has the flow of the installation look; returns whom it woke. */
async function look(harness: Harness): Promise<string[]> {
  const id = harness.context.client.installation;
  const woken: string[] = [];
  const context: AppFlowContext = {
    octokit: await harness.app.probot.auth(),
    notes: harness.context.notes,
    clock: systemClock,
    every: { redelivery: 1, objects: 1, anchors: 1 },
    log: harness.context.log,
    installations: createInstallations(harness.context.notes),
    stored: async () => [],
    asked: readManifest().permissions,
    eraseAfter: 24 * 3_600_000,
    client: (one) => harness.app.installation(one),
    forget: (one) => harness.app.forget(one),
    dropWakes: async () => 0,
    erase: async () => null,
    wake: async (one) => {
      woken.push(`${one.kind}:${one.subject}`);
    },
  };
  await runFlow(life, context, String(id), never);
  return woken;
}

async function propose(harness: Harness, files: Record<string, string>): Promise<number> {
  const { number } = await harness.jonas.propose(
    await prepareChange({ title: 'A change', branch: 'change', files }),
  );
  await harness.github.idle();
  return number;
}

async function policyCheck(harness: Harness, repo: string, ref: string) {
  const { data } = await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    owner: 'acme',
    repo,
    ref,
  });
  return data.check_runs.find((run) => run.name === 'wired-chaos/policy' && run.app?.id === harness.appId);
}

test('an override survives a rename, and whoever takes the old name with the same commit inherits nothing', async () => {
  const harness = await openHarness();
  const { github, dana, jonas, context } = harness;
  const number = await propose(harness, dangerous);
  await wake(harness, `acme/shop#${number}`);
  const { data: pull } = await dana.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  const { sha } = pull.head;
  expect((await policyCheck(harness, 'shop', sha))?.conclusion).toBe('action_required');
  const { data: comment } = await dana.octokit.request(
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { ...where, issue_number: number, body: '/wired override policy the table is empty' },
  );
  await runFlow(command, context, `acme/shop#${number}/${comment.id}`, never);

  await dana.octokit.request('PATCH /repos/{owner}/{repo}', { ...where, name: 'store' });
  await expect(runFlow(pullRequest, context, `acme/shop#${number}`, never)).rejects.toThrow(RepositoryMoved);
  expect(await wake(harness, `acme/shop#${number}`)).toMatchObject({
    ended: { kind: 'rest' },
    woken: [expect.stringMatching(/^installation:/), `pull-request:acme/store#${number}`],
  });
  await wake(harness, `acme/store#${number}`);
  expect((await policyCheck(harness, 'store', sha))?.conclusion).toBe('success');

  await github.seed.addRepository({ owner: 'acme', name: 'shop', by: 'dana' });
  github.seed.setCollaborator('acme/shop', 'jonas', 'write');
  const directory = temporaryDirectory();
  const address = (name: string) =>
    github.url.replace('//', `//jonas:${jonas.token}@`).concat(`/acme/${name}.git`);
  await git('git', ['clone', '--quiet', '--branch', 'change', address('store'), directory]);
  const refs = ['refs/remotes/origin/main:refs/heads/main', 'HEAD:refs/heads/change'];
  await git('git', ['push', '--quiet', address('shop'), ...refs], { cwd: directory });
  const { data: other } = await jonas.octokit.request('POST /repos/{owner}/{repo}/pulls', {
    ...where,
    title: 'The same change',
    head: 'change',
    base: 'main',
  });
  expect(other).toMatchObject({ number, head: { sha } });
  await wake(harness, `acme/shop#${number}`);
  expect((await policyCheck(harness, 'shop', sha))?.conclusion).toBe('action_required');
}, 60_000);

test("an organisation's rules are followed to a new name, and take nobody's work along", async () => {
  const harness = await openHarness();
  const { github, dana } = harness;
  const directory = temporaryDirectory();
  // Without a line break it may be a link, so it is read by REST, which redirects.
  await writeFiles(directory, { '.github/wired-chaos.yml': 'autonomy: observe' });
  await github.seed.addRepository({ owner: 'acme', name: '.github', from: directory, by: 'dana' });
  await dana.octokit.request('PATCH /repos/{owner}/{repo}', {
    owner: 'acme',
    repo: '.github',
    name: 'rules',
  });
  const number = await propose(harness, { 'a.txt': 'a\n' });
  expect(await wake(harness, `acme/shop#${number}`)).toMatchObject({ ended: { kind: 'rest' }, woken: [] });
  const { data } = await dana.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  expect((await policyCheck(harness, 'shop', data.head.sha))?.conclusion).toBe('neutral');
}, 60_000);

test('a suspended installation is left alone without failing, and looked at as a whole when that ends', async () => {
  const harness = await openHarness();
  const { github, context } = harness;
  const id = context.client.installation;
  expect(await look(harness)).toEqual(['main-branch:acme/shop', 'open-pulls:acme/shop']);
  const number = await propose(harness, { 'a.txt': 'a\n' });
  github.seed.suspendApp(id);
  expect(await wake(harness, `acme/shop#${number}`)).toEqual({
    ended: { kind: 'rest' },
    woken: [`installation:${id}`],
    forgotten: [id],
  });
  expect(await look(harness)).toEqual([]);
  const before = github.requests.entries.length;
  expect(await wake(harness, `acme/shop#${number}`)).toMatchObject({ ended: { kind: 'rest' }, woken: [] });
  expect(github.requests.entries).toHaveLength(before);
  github.seed.suspendApp(id, false);
  expect(await look(harness)).toEqual(['main-branch:acme/shop', 'open-pulls:acme/shop']);
  await wake(harness, `acme/shop#${number}`);
  expect(await createInstallations(context.notes).find(id)).toMatchObject({ standing: 'active' });
}, 60_000);

test('nothing is written to a repository that was taken from the installation, though all can read it', async () => {
  const harness = await openHarness();
  const number = await propose(harness, { 'a.txt': 'a\n' });
  const installed = harness.github.state.installation(harness.context.client.installation);
  installed.selection = 'selected';
  expect(await wake(harness, `acme/shop#${number}`)).toMatchObject({ ended: { kind: 'rest' } });
  const { data } = await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  expect(await policyCheck(harness, 'shop', data.head.sha)).toBeUndefined();
}, 60_000);

test('an uninstalled App does nothing and fails at nothing', async () => {
  const harness = await openHarness();
  const number = await propose(harness, { 'a.txt': 'a\n' });
  const id = harness.context.client.installation;
  harness.github.seed.uninstallApp(id);
  expect(await wake(harness, `acme/shop#${number}`)).toMatchObject({ ended: { kind: 'rest' } });
  expect(await look(harness)).toEqual([]);
  expect(await createInstallations(harness.context.notes).find(id)).toMatchObject({ standing: 'gone' });
}, 60_000);

test('a check that cannot be judged for want of a permission fails, and says who can grant it', async () => {
  const harness = await openHarness();
  const { github, dana, context } = harness;
  await dana.octokit.request('PATCH /repos/{owner}/{repo}', { ...where, private: true });
  const number = await propose(harness, { 'a.txt': 'a\n' });
  const installed = github.state.installation(context.client.installation);
  const { contents: _, ...rest } = installed.permissions;
  installed.permissions = rest;
  await look(harness);
  harness.app.forget(context.client.installation);
  expect(await wake(harness, `acme/shop#${number}`)).toMatchObject({ ended: { kind: 'rest' } });
  const { data } = await dana.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  const dataCheck = await dana.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref: data.head.sha,
  });
  const policy = dataCheck.data.check_runs.find((run) => run.name === 'wired-chaos/policy');
  expect(policy).toMatchObject({ conclusion: 'failure', output: { title: 'The App lacks a permission' } });
  expect(policy?.output.summary).toContain('contents=read');
}, 60_000);
