import { afterEach, expect, test } from 'vitest';
import { ScriptedRunner } from './scripted-runner.ts';
import { Stage } from './stage.ts';

const shop = { owner: 'acme', repo: 'shop' };
const workflow = 'name: CI\non: [pull_request]\njobs: {test: {}}\n';
const files = { '.github/workflows/ci.yml': workflow, 'a.txt': 'a\n' };

const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

async function open() {
  const runner = new ScriptedRunner();
  const stage = await Stage.open(files, runner);
  stages.push(stage);
  return { stage, runner };
}

const propose = async (stage: Stage, token: string, head: string) => {
  const body = { ...shop, title: 'Change a', head, base: 'main' };
  return (await stage.as(token).request('POST /repos/{owner}/{repo}/pulls', body)).data;
};

test('a pull request runs on its test merge, and its checks are on its head', async () => {
  const { stage, runner } = await open();
  const sha = await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'b\n' });
  const pull = await propose(stage, stage.tokens.ben, 'topic');
  await stage.github.idle();
  const [request] = runner.requests;
  expect(request?.event).toMatchObject({
    name: 'pull_request',
    action: 'opened',
    ref: `refs/pull/${pull.number}/merge`,
    headRef: 'topic',
    baseRef: 'main',
    changedPaths: ['a.txt'],
    payload: { number: pull.number, pull_request: { head: { sha } } },
  });
  expect(request?.event.sha).not.toBe(sha);
  const { data } = await stage.installation.request('GET /repos/{owner}/{repo}/actions/runs', {
    ...shop,
    head_sha: sha,
  });
  expect(data.workflow_runs).toMatchObject([
    { display_title: 'Change a', head_branch: 'topic', pull_requests: [{ number: pull.number }] },
  ]);
  const next = await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'c\n' });
  await stage.github.idle();
  expect(runner.requests.map((one) => one.event.action)).toEqual(['opened', 'synchronize']);
  expect(runner.requests[1]?.event.payload).toMatchObject({ before: sha, after: next });
});

test('a pull request that conflicts does not run', async () => {
  const { stage, runner } = await open();
  await stage.push(stage.tokens.ben, 'topic', { 'a.txt': 'b\n' });
  await stage.push(stage.tokens.ada, 'main', { 'a.txt': 'c\n' });
  await propose(stage, stage.tokens.ben, 'topic');
  await stage.github.idle();
  expect(runner.requests).toEqual([]);
});

test("a stranger's fork waits for an approval, then runs with a token that can only read", async () => {
  const { stage, runner } = await open();
  await stage.github.seed.fork('acme/shop', 'eve');
  const sha = await stage.push(stage.tokens.eve, 'topic', { 'a.txt': 'b\n' }, 'Change', 'eve/shop');
  await propose(stage, stage.tokens.eve, 'eve:topic');
  await stage.github.idle();
  expect(runner.requests).toEqual([]);
  const list = { ...shop, head_sha: sha };
  const { data } = await stage.installation.request('GET /repos/{owner}/{repo}/actions/runs', list);
  expect(data.workflow_runs).toMatchObject([
    {
      status: 'completed',
      conclusion: 'action_required',
      pull_requests: [],
      head_repository: { fork: true },
    },
  ]);
  const permissions: unknown[] = [];
  runner.scripts.set('.github/workflows/ci.yml', async (request) => {
    const token = stage.github.state.tokens.get(request.token);
    permissions.push(token?.kind === 'installation' ? Object.values(token.permissions) : token);
    return 'success';
  });
  const approve = { ...shop, run_id: Number(data.workflow_runs[0]?.id) };
  await stage
    .as(stage.tokens.ada)
    .request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/approve', approve);
  await stage.github.idle();
  const after = await stage.installation.request('GET /repos/{owner}/{repo}/actions/runs', list);
  expect(after.data.workflow_runs).toMatchObject([{ conclusion: 'success', run_attempt: 1 }]);
  expect(permissions).toEqual([['read', 'read']]);
});
