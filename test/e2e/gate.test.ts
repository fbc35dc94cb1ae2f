import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openApi } from '../../actions/deploy-gate/api.ts';
import { readFacts } from '../../actions/deploy-gate/read-facts.ts';
import { judgeGate } from '../../src/change/gate/judge.ts';
import { command } from '../../src/flows/command/flow.ts';
import { gate } from '../../src/flows/gate/flow.ts';
import { gates } from '../../src/flows/gates/flow.ts';
import { pullRequest } from '../../src/flows/pull-request/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import { waitingDeployments } from '../../src/flows/waiting-runs/flow.ts';
import { type Person, personIn } from '../../src/sandbox/people.ts';
import { createRunner } from '../../src/sandbox/runner/runner.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';
import { crashEverywhere } from './crashes.ts';
import { type Harness, openHarness, where } from './harness.ts';
import { prepareChange } from './work-tree.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const configuration = `environments:
  staging: { production: false }
  production: { after: staging, approvals: { count: 1, teams: [release] } }
`;

const workflow = `name: Deploy
on: {push: {branches: [main]}}
jobs:
  staging:
    runs-on: ubuntu-latest
    environment: staging
    steps: [{run: echo staged}]
  production:
    needs: staging
    runs-on: ubuntu-latest
    environment: production
    steps: [{run: echo live}]
`;

const limits = { pointsPerMinute: 1e6, contentPerMinute: 1e5, contentPerHour: 1e6, requestsPerHour: 1e6 };
const never = new AbortController().signal;
const crashes = crashEverywhere(
  (point) => armed && /^effect:|^ledger:appended:gate|^next:gate:answer/.test(point),
);
let armed = false;

let harness: Harness;
let rita: Person;

beforeAll(async () => {
  const tidying: (() => void | Promise<void>)[] = [];
  const atEnd = (tidy: () => void | Promise<void>) => void tidying.push(tidy);
  const runner = createRunner({ directory: temporaryDirectory(atEnd), allow: () => true });
  const files = {
    '.github/wired-chaos.yml': configuration,
    '.github/workflows/deploy.yml': workflow,
    '.github/workflows/ci.yml':
      'name: CI\non: workflow_dispatch\njobs: {idle: {runs-on: ubuntu-latest, steps: [{run: "true"}]}}\n',
  };
  harness = await openHarness(files, { runner, limits, atEnd, onPoint: (point) => crashes.onPoint(point) });
  const { github, dana, appId } = harness;
  const repository = { owner: where.owner, name: where.repo };
  rita = personIn(github, repository, github.seed.addUser({ login: 'rita' }));
  github.seed.addTeam('acme', 'release', ['rita', 'dana']);
  github.seed.setCollaborator('acme/shop', 'rita', 'write');
  for (const environment_name of ['staging', 'production']) {
    const named = { ...where, environment_name };
    await dana.octokit.request('PUT /repos/{owner}/{repo}/environments/{environment_name}', named);
    const rules = '/repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules';
    await dana.octokit.request(`POST ${rules}`, { ...named, integration_id: appId });
  }
  return async () => {
    vi.unstubAllGlobals();
    for (const tidy of tidying.toReversed()) await tidy();
  };
});

afterEach(() => {
  armed = false;
});

/** Has all clocks of this process, GitHub's and the App's, show a later time, and go on: for the rest of the file. */
function turnClocks(milliseconds: number): void {
  const RealDate = Date;
  class LaterDate extends RealDate {
    constructor(...given: [] | [number | string]) {
      super(given[0] ?? RealDate.now() + milliseconds);
    }
    static override now = () => RealDate.now() + milliseconds;
  }
  vi.stubGlobal('Date', LaterDate);
}

/** A pull request by jonas that is judged and merged. Returns its number and the commit it became. */
async function merged(name: string): Promise<{ readonly number: number; readonly sha: string }> {
  const { jonas, dana, github, context } = harness;
  const change = { title: `Change ${name}`, branch: name, files: { [`${name}.txt`]: `${name}\n` } };
  const { number } = await jonas.propose(await prepareChange(change));
  await github.idle();
  await runFlow(pullRequest, context, `acme/shop#${number}`, never);
  const { data: pull } = await rita.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  await rita.octokit.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...where,
    pull_number: number,
    commit_id: pull.head.sha,
    event: 'APPROVE',
  });
  const merge = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge';
  const { data } = await dana.octokit.request(merge, { ...where, pull_number: number });
  await github.idle();
  return { number, sha: data.sha };
}

/** A commit on main without a pull request. */
async function pushed(path: string): Promise<string> {
  const { dana, github } = harness;
  const head = await dana.octokit.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
    ...where,
    ref: 'heads/main',
  });
  const tree = await dana.octokit.request('POST /repos/{owner}/{repo}/git/trees', {
    ...where,
    base_tree: head.data.object.sha,
    tree: [{ path, mode: '100644', type: 'blob', content: path }],
  });
  const made = await dana.octokit.request('POST /repos/{owner}/{repo}/git/commits', {
    ...where,
    message: `Add ${path}`,
    tree: tree.data.sha,
    parents: [head.data.object.sha],
  });
  const { sha } = made.data;
  await dana.octokit.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
    ...where,
    ref: 'heads/main',
    sha,
  });
  await github.idle();
  return sha;
}

async function runOf(sha: string): Promise<number> {
  const { data } = await harness.dana.octokit.request('GET /repos/{owner}/{repo}/actions/runs', {
    ...where,
    head_sha: sha,
  });
  const run = data.workflow_runs.find(({ path }) => path.startsWith('.github/workflows/deploy.yml'));
  if (run === undefined) throw new Error(`no run of ${sha}`);
  return Number(run.id);
}

async function look(run: number, environment: string) {
  const afterwards = await runFlow(gate, harness.context, `acme/shop/${run}/${environment}`, never);
  await harness.github.idle();
  return afterwards;
}

/** What the App and people said about a run, as GitHub lists it. */
async function said(run: number): Promise<{ state: string; by: string; about: string; comment: string }[]> {
  const { data } = await harness.dana.octokit.request(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals',
    {
      ...where,
      run_id: run,
    },
  );
  return data.map(({ state, user, environments, comment }) => ({
    state,
    by: user.login,
    about: environments.map(({ name }) => name).join(),
    comment,
  }));
}

async function conclusion(run: number): Promise<string | null> {
  const { data } = await harness.dana.octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', {
    ...where,
    run_id: run,
  });
  return data.conclusion ?? data.status;
}

/** What the Action would say in a job of the run, which sees the repository and nothing of the App. */
async function withoutApp(run: number): Promise<string> {
  const { github, dana } = harness;
  const repository = { owner: where.owner, name: where.repo };
  const job = { api: github.api, token: dana.token, repository, environment: 'production', run, attempt: 1 };
  const { answer, missing } = judgeGate(await readFacts(openApi(job.api, job.token), job, new Date()));
  return [answer, ...missing].join(': ');
}

/** Comments under a pull request, and has the command carried out. */
async function order(person: Person, number: number, body: string): Promise<void> {
  const { data } = await person.octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...where,
    issue_number: number,
    body,
  });
  await runFlow(command, harness.context, `acme/shop#${number}/${data.id}`, never);
}

test('staging opens by itself; production waits, says for whom, and opens when an independent person of the team says so', async () => {
  const { number, sha } = await merged('first');
  const run = await runOf(sha);
  expect(await conclusion(run)).toBe('waiting');
  await look(run, 'staging');
  expect(await conclusion(run)).toBe('waiting');
  expect(await look(run, 'production')).toMatchObject({ kind: 'later' });
  const [staged, asked, ...more] = await said(run);
  expect(staged).toMatchObject({ state: 'approved', about: 'staging' });
  expect(asked).toMatchObject({ state: 'pending', about: 'production' });
  expect(asked?.comment).toContain('@acme/release');
  expect(asked?.comment).toContain(`/wired approve ${sha} production`);
  expect(more).toEqual([]);
  // Once said it is not said again while nothing else is missing.
  await look(run, 'production');
  // jonas wrote it; dana merged it, which is no hand in it, but this is for another commit.
  await order(harness.jonas, number, `/wired approve ${sha} production`);
  await order(harness.dana, number, `/wired approve ${'b'.repeat(40)} production`);
  await look(run, 'production');
  expect(await conclusion(run)).toBe('waiting');
  expect((await said(run)).length).toBe(2);
  expect(await withoutApp(run)).toContain('wait: production: approval by 1 person');
  await order(rita, number, `/wired approve ${sha} production`);
  expect(await withoutApp(run)).toBe('approve');
  expect(harness.woken).toContain('gates:acme/shop');
  await runFlow(gates, harness.context, 'acme/shop', never);
  expect(harness.woken).toContain(`gate:acme/shop/${run}/production`);
  await look(run, 'production');
  expect(await conclusion(run)).toBe('success');
  expect((await said(run)).at(-1)).toMatchObject({ state: 'approved', about: 'production' });
  // Nothing waits any more, and nothing is said any more.
  expect(await look(run, 'production')).toEqual({ kind: 'rest' });
});

test('the App is down for an hour while gates wait, and dies at every point afterwards: each is answered once', async () => {
  const changes = [await merged('one'), await merged('two')];
  const runs = await Promise.all(changes.map(({ sha }) => runOf(sha)));
  // Nobody hears of what waits now: its webhooks are lost.
  turnClocks(3600_000);
  await runFlow(waitingDeployments, harness.context, 'acme/shop', never);
  const found = runs.map((run) => `gate:acme/shop/${run}/staging`);
  expect(harness.woken).toEqual(expect.arrayContaining(found));
  // Brought by the sweep, by GitHub's redelivery, and by whatever else wakes it.
  const lookOften = async (environment: string) => {
    for (const run of [...runs, ...runs]) {
      armed = run === runs[0];
      await crashes.survive(() => look(run, environment));
    }
    armed = false;
  };
  await lookOften('staging');
  await lookOften('production');
  for (const [index, { number, sha }] of changes.entries()) {
    const run = runs[index] ?? 0;
    expect(await conclusion(run)).toBe('waiting');
    await order(rita, number, `/wired approve ${sha} production`);
    armed = index === 0;
    for (let time = 0; time < 2; time += 1) await crashes.survive(() => look(run, 'production'));
    armed = false;
  }
  expect(crashes.points).toEqual(expect.arrayContaining(['next:gate:answer', 'ledger:appended:gate']));
  for (const run of runs) {
    const all = await said(run);
    expect(all.map(({ state, about }) => `${state} ${about}`)).toEqual([
      'approved staging',
      'pending production',
      'approved production',
    ]);
    expect(await conclusion(run)).toBe('success');
  }
});

test('what is live is where the next range begins, and a commit without a pull request needs a person in staging too', async () => {
  const run = await runOf(await pushed('direct.txt'));
  await look(run, 'staging');
  const [asked] = await said(run);
  expect(asked).toMatchObject({ state: 'pending', about: 'staging' });
  expect(asked?.comment).toContain('direct pushes');
});
