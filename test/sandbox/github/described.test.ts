import { createAppAuth } from '@octokit/auth-app';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectRoutes } from '../../../src/sandbox/github/http/registry.ts';
import { checkWebhook } from './description.ts';
import { cancelled, oneJob, ScriptedRunner } from './scripted-runner.ts';
import { Stage } from './stage.ts';
import { Witness } from './witness.ts';

interface Numbered {
  readonly id: number;
  readonly number: number;
}

const repo = '/repos/{owner}/{repo}';
const ci = '.github/workflows/ci.yml';
const workflow = `name: CI
on: {push: null, pull_request: null, workflow_dispatch: {inputs: {hang: {type: boolean}}}}
jobs: {good: {}, bad: {}}
`;
const deploy = '.github/workflows/deploy.yml';

let stage: Stage;
let witness: Witness;
let installation: string;
let app: string;

beforeAll(async () => {
  const runner = new ScriptedRunner();
  runner.scripts.set(ci, async (request, report, signal) => {
    await report.jobsPlanned(['good', 'bad'].map((name) => ({ id: name, name })));
    await request.artifacts.put('report', new Uint8Array([80, 75]), { overwrite: true, retentionDays: null });
    await oneJob(request, report, 'good', 'success');
    if (request.inputs.hang === true) {
      await cancelled(signal);
    }
    await oneJob(request, report, 'bad', 'failure');
    return 'failure';
  });
  runner.scripts.set(deploy, async ({ gate }, report, signal) => {
    const entry = { name: 'deploy', environment: { name: 'live', deployment: true }, concurrency: null };
    await report.jobsPlanned([{ id: 'deploy', name: 'deploy' }]);
    gate.rest(true);
    await gate.enter(entry, signal);
    gate.rest(false);
    await report.jobStarted('deploy');
    await report.jobCompleted({ id: 'deploy', name: 'deploy', conclusion: 'success', outputs: {} });
    await gate.leave(entry, { conclusion: 'success', url: 'https://shop.example' });
    return 'success';
  });
  const files = {
    'README.md': 'shop\n',
    'src/a.js': 'a\n',
    [ci]: workflow,
    [deploy]: 'name: Deploy\non: [workflow_dispatch]\njobs: {deploy: {}}\n',
  };
  const later = [
    'deployment',
    'deployment_protection_rule',
    'deployment_review',
    'deployment_status',
    'release',
  ];
  stage = await Stage.open(files, runner, later);
  witness = new Witness(stage.github.api);
  const { id, privateKey } = stage.app;
  app = (await createAppAuth({ appId: id, privateKey })({ type: 'app' })).token;
});

afterAll(() => stage.close());

test('Apps: themselves, installations, tokens, deliveries', async () => {
  const { installationId: installation_id } = stage.app;
  const token = await witness.ask<{ token: string }>(
    app,
    'POST /app/installations/{installation_id}/access_tokens',
    {
      path: { installation_id },
    },
  );
  installation = token.token;
  await witness.ask(app, 'POST /app/installations/{installation_id}/access_tokens', {
    path: { installation_id },
    body: { repositories: ['shop'], permissions: { contents: 'read' } },
  });
  await witness.ask(app, 'GET /app');
  await witness.ask(app, 'GET /app/installations');
  await witness.ask(app, 'GET /app/installations/{installation_id}', { path: { installation_id } });
  await witness.ask(app, `GET ${repo}/installation`);
  await witness.ask(app, 'GET /orgs/{org}/installation');
  await witness.call(app, 'GET /users/{username}/installation', { path: { username: 'ben' } });
  await witness.ask(installation, 'GET /installation/repositories');
  await witness.ask(app, 'GET /app/hook/config');
  await witness.ask(app, 'PATCH /app/hook/config', { body: { content_type: 'json' } });
  await stage.github.idle();
  const [delivery] = await witness.ask<Numbered[]>(app, 'GET /app/hook/deliveries', {
    query: { per_page: '5' },
  });
  const path = { delivery_id: delivery?.id ?? 0 };
  await witness.ask(app, 'GET /app/hook/deliveries/{delivery_id}', { path });
  await witness.ask(app, 'POST /app/hook/deliveries/{delivery_id}/attempts', { path });
  await witness.ask(installation, 'GET /rate_limit');
  await witness.ask(installation, 'GET /meta');
  await witness.call(null, 'POST /app-manifests/{code}/conversions', { path: { code: 'unknown' } });
  await witness.call('forged', 'GET /user');
});

test('people and teams', async () => {
  const { ada } = stage.tokens;
  const user = await witness.ask<Numbered>(ada, 'GET /user');
  await witness.ask(ada, 'GET /users/{username}', { path: { username: 'ben' } });
  await witness.ask(ada, 'GET /user/{account_id}', { path: { account_id: user.id } });
  await witness.ask(ada, 'GET /orgs/{org}/members/{username}', { path: { username: 'ben' } });
  const team = { team_slug: 'dba', username: 'ben' };
  await witness.ask(ada, 'GET /orgs/{org}/teams/{team_slug}/members', { path: team });
  await witness.ask(ada, 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}', { path: team });
  await witness.ask(ada, 'GET /orgs/{org}/memberships/{username}', { path: team });
  await witness.ask(ada, `GET ${repo}/collaborators/{username}/permission`, { path: { username: 'ben' } });
});

test('repositories and the git database', async () => {
  const { ada } = stage.tokens;
  await witness.ask(ada, `GET ${repo}`);
  await witness.ask(ada, `PATCH ${repo}`, { body: { description: 'The shop' } });
  await witness.ask(installation, `GET ${repo}/contents/{path}`, { path: { path: 'README.md' } });
  await witness.ask(installation, `GET ${repo}/contents/{path}`, { path: { path: 'src' } });
  await witness.call(installation, `GET ${repo}/contents/{path}`, { path: { path: 'nothing' } });
  await witness.ask(installation, `GET ${repo}/branches`);
  const { commit } = await witness.ask<{ commit: { sha: string } }>(
    installation,
    `GET ${repo}/branches/{branch}`,
    {
      path: { branch: 'main' },
    },
  );
  const { sha } = commit;
  await witness.ask(installation, `GET ${repo}/commits`, { query: { sha: 'main', per_page: '1' } });
  await witness.ask(installation, `GET ${repo}/commits/{ref}`, { path: { ref: 'main' } });
  const blob = await witness.ask<{ sha: string }>(installation, `POST ${repo}/git/blobs`, {
    body: { content: 'b\n', encoding: 'utf-8' },
  });
  await witness.ask(installation, `GET ${repo}/git/blobs/{file_sha}`, { path: { file_sha: blob.sha } });
  const change = { path: 'src/b.js', mode: '100644', type: 'blob', sha: blob.sha };
  const tree = await witness.ask<{ sha: string }>(installation, `POST ${repo}/git/trees`, {
    body: { base_tree: sha, tree: [change] },
  });
  await witness.ask(installation, `GET ${repo}/git/trees/{tree_sha}`, {
    path: { tree_sha: tree.sha },
    query: { recursive: '1' },
  });
  const made = await witness.ask<{ sha: string }>(installation, `POST ${repo}/git/commits`, {
    body: { message: 'Add b', tree: tree.sha, parents: [sha] },
  });
  await witness.ask(installation, `GET ${repo}/git/commits/{commit_sha}`, { path: { commit_sha: made.sha } });
  const ref = { path: { ref: 'heads/made' } };
  await witness.ask(installation, `POST ${repo}/git/refs`, { body: { ref: 'refs/heads/made', sha } });
  await witness.ask(installation, `PATCH ${repo}/git/refs/{ref}`, { ...ref, body: { sha: made.sha } });
  await witness.ask(installation, `GET ${repo}/git/ref/{ref}`, ref);
  await witness.ask(installation, `GET ${repo}/git/matching-refs/{ref}`, { path: { ref: 'heads/' } });
  await witness.ask(installation, `GET ${repo}/compare/{basehead}`, { path: { basehead: 'main...made' } });
  await witness.ask(installation, `DELETE ${repo}/git/refs/{ref}`, ref);
  await witness.ask(installation, `GET ${repo}/activity`);
  await witness.ask(installation, `GET ${repo}/rules/branches/{branch}`, { path: { branch: 'main' } });
  await witness.ask(stage.tokens.eve, `POST ${repo}/forks`, { body: {} });
});

test('issues, comments and labels', async () => {
  const { ben } = stage.tokens;
  await witness.ask(ben, `POST ${repo}/labels`, { body: { name: 'flaky', color: 'ff0000' } });
  await witness.ask(ben, `GET ${repo}/labels`);
  await witness.ask(ben, `GET ${repo}/labels/{name}`, { path: { name: 'flaky' } });
  const issue = await witness.ask<Numbered>(ben, `POST ${repo}/issues`, {
    body: { title: 'It breaks', body: 'Look' },
  });
  const path = { issue_number: issue.number };
  await witness.ask(ben, `GET ${repo}/issues`);
  await witness.ask(ben, `GET ${repo}/issues/{issue_number}`, { path });
  await witness.ask(ben, `POST ${repo}/issues/{issue_number}/labels`, { path, body: { labels: ['flaky'] } });
  await witness.ask(ben, `GET ${repo}/issues/{issue_number}/labels`, { path });
  await witness.ask(ben, `DELETE ${repo}/issues/{issue_number}/labels/{name}`, {
    path: { ...path, name: 'flaky' },
  });
  const comment = await witness.ask<Numbered>(installation, `POST ${repo}/issues/{issue_number}/comments`, {
    path,
    body: { body: 'I will look' },
  });
  const own = { path: { comment_id: comment.id } };
  await witness.ask(ben, `GET ${repo}/issues/{issue_number}/comments`, { path });
  await witness.ask(ben, `GET ${repo}/issues/comments`);
  await witness.ask(ben, `GET ${repo}/issues/comments/{comment_id}`, own);
  await witness.ask(installation, `PATCH ${repo}/issues/comments/{comment_id}`, {
    ...own,
    body: { body: 'Done' },
  });
  await witness.ask(ben, `POST ${repo}/issues/comments/{comment_id}/reactions`, {
    ...own,
    body: { content: '+1' },
  });
  await witness.ask(installation, `DELETE ${repo}/issues/comments/{comment_id}`, own);
  await witness.ask(ben, `PATCH ${repo}/issues/{issue_number}`, { path, body: { state: 'closed' } });
});

test('pull requests, reviews, protection and merging', async () => {
  const { ada, ben } = stage.tokens;
  const sha = await stage.push(ben, 'topic', { 'src/a.js': 'b\n' });
  const pull = await witness.ask<Numbered>(ben, `POST ${repo}/pulls`, {
    body: { title: 'Change a', head: 'topic', base: 'main', body: 'Because' },
  });
  const path = { pull_number: pull.number };
  const main = { path: { branch: 'main' } };
  await witness.call(ada, `GET ${repo}/branches/{branch}/protection`, main);
  const required_pull_request_reviews = { required_approving_review_count: 1, dismiss_stale_reviews: true };
  const required_status_checks = {
    strict: false,
    contexts: [],
    checks: [{ context: 'verdict', app_id: stage.app.id }],
  };
  await witness.ask(ada, `PUT ${repo}/branches/{branch}/protection`, {
    ...main,
    body: { required_status_checks, enforce_admins: true, required_pull_request_reviews, restrictions: null },
  });
  await witness.ask(ada, `GET ${repo}/branches/{branch}/protection`, main);
  await witness.ask(ada, `GET ${repo}/branches/{branch}`, main);
  await witness.ask(ben, `GET ${repo}/pulls`, { query: { state: 'open', head: 'acme:topic' } });
  await witness.ask(ben, `GET ${repo}/pulls/{pull_number}`, { path });
  await witness.ask(ben, `PATCH ${repo}/pulls/{pull_number}`, { path, body: { title: 'Change a again' } });
  await witness.ask(ben, `POST ${repo}/git/refs`, { body: { ref: 'refs/heads/other-base', sha } });
  for (const base of ['other-base', 'main']) {
    await witness.ask(ben, `PATCH ${repo}/pulls/{pull_number}`, { path, body: { base } });
  }
  await witness.ask(ben, `GET ${repo}/issues/{issue_number}/events`, { path: { issue_number: pull.number } });
  await witness.ask(ben, `GET ${repo}/pulls/{pull_number}/files`, { path });
  await witness.ask(ben, `GET ${repo}/pulls/{pull_number}/commits`, { path });
  await witness.ask(ben, `GET ${repo}/commits/{commit_sha}/pulls`, { path: { commit_sha: sha } });
  const reviewers = { path, body: { reviewers: ['ada'] } };
  await witness.ask(ben, `POST ${repo}/pulls/{pull_number}/requested_reviewers`, reviewers);
  await witness.ask(ben, `GET ${repo}/pulls/{pull_number}/requested_reviewers`, { path });
  await witness.ask(ben, `DELETE ${repo}/pulls/{pull_number}/requested_reviewers`, reviewers);
  await witness.call(ben, `PUT ${repo}/pulls/{pull_number}/merge`, { path, body: {} });
  await witness.call(ben, `GET ${repo}/pulls/{pull_number}/merge`, { path });
  const review = async (body: object) =>
    (await witness.ask<Numbered>(ada, `POST ${repo}/pulls/{pull_number}/reviews`, { path, body })).id;
  const pending = { ...path, review_id: await review({ body: 'Hm' }) };
  await witness.ask(ada, `PUT ${repo}/pulls/{pull_number}/reviews/{review_id}`, {
    path: pending,
    body: { body: 'Hm, no' },
  });
  await witness.ask(ada, `POST ${repo}/pulls/{pull_number}/reviews/{review_id}/events`, {
    path: pending,
    body: { event: 'REQUEST_CHANGES' },
  });
  await witness.ask(ada, `PUT ${repo}/pulls/{pull_number}/reviews/{review_id}/dismissals`, {
    path: pending,
    body: { message: 'I was wrong' },
  });
  await review({ event: 'APPROVE' });
  await witness.ask(ada, `GET ${repo}/pulls/{pull_number}/reviews`, { path });
  await witness.ask(ada, `GET ${repo}/pulls/{pull_number}/reviews/{review_id}`, { path: pending });
  await stage.push(ada, 'elsewhere', { 'src/c.js': 'c\n' });
  const verdict = { name: 'verdict', head_sha: sha, conclusion: 'success' };
  await witness.ask(installation, `POST ${repo}/check-runs`, { body: verdict });
  await witness.ask(ben, `PUT ${repo}/pulls/{pull_number}/merge`, { path, body: { merge_method: 'squash' } });
  await witness.ask(ben, `GET ${repo}/pulls/{pull_number}`, { path });
  await witness.ask(ben, `GET ${repo}/pulls/{pull_number}/merge`, { path });
  await witness.ask(ada, `DELETE ${repo}/branches/{branch}/protection`, main);
  const second = await witness.ask<Numbered>(ada, `POST ${repo}/pulls`, {
    body: { title: 'Add c', head: 'elsewhere', base: 'main', draft: true },
  });
  await witness.ask(ada, `PUT ${repo}/pulls/{pull_number}/update-branch`, {
    path: { pull_number: second.number },
    body: {},
  });
});

test('checks and statuses', async () => {
  const { ben } = stage.tokens;
  const sha = await stage.push(ben, 'checked', { 'src/d.js': 'd\n' });
  const annotations = [
    { path: 'src/d.js', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'Look here' },
  ];
  const run = await witness.ask<Numbered & { check_suite: Numbered }>(
    installation,
    `POST ${repo}/check-runs`,
    {
      body: { name: 'verdict', head_sha: sha, output: { title: 'One', summary: 'finding', annotations } },
    },
  );
  const path = { check_run_id: run.id };
  const suite = { path: { check_suite_id: run.check_suite.id } };
  await witness.ask(installation, `PATCH ${repo}/check-runs/{check_run_id}`, {
    path,
    body: { status: 'completed', conclusion: 'failure' },
  });
  await witness.ask(ben, `GET ${repo}/check-runs/{check_run_id}`, { path });
  await witness.ask(ben, `GET ${repo}/check-runs/{check_run_id}/annotations`, { path });
  await witness.ask(ben, `POST ${repo}/check-runs/{check_run_id}/rerequest`, { path });
  await witness.ask(ben, `GET ${repo}/check-suites/{check_suite_id}`, suite);
  await witness.ask(ben, `GET ${repo}/check-suites/{check_suite_id}/check-runs`, suite);
  await witness.ask(ben, `POST ${repo}/check-suites/{check_suite_id}/rerequest`, suite);
  await witness.ask(ben, `GET ${repo}/commits/{ref}/check-runs`, {
    path: { ref: sha },
    query: { filter: 'all' },
  });
  await witness.ask(ben, `GET ${repo}/commits/{ref}/check-suites`, { path: { ref: sha } });
  await witness.ask(ben, `POST ${repo}/statuses/{sha}`, {
    path: { sha },
    body: { state: 'success', context: 'x' },
  });
  await witness.ask(ben, `GET ${repo}/commits/{ref}/statuses`, { path: { ref: sha } });
  await witness.ask(ben, `GET ${repo}/commits/{ref}/status`, { path: { ref: sha } });
});

test('workflows, runs, jobs and artifacts', async () => {
  const { ada, eve } = stage.tokens;
  await stage.github.idle();
  const flow = { path: { workflow_id: 'ci.yml' } };
  await witness.ask(ada, `GET ${repo}/actions/workflows`);
  await witness.ask(ada, `GET ${repo}/actions/workflows/{workflow_id}`, flow);
  await witness.ask(ada, `GET ${repo}/actions/workflows/{workflow_id}/runs`, flow);
  type Runs = { workflow_runs: Numbered[] };
  const { workflow_runs: runs } = await witness.ask<Runs>(ada, `GET ${repo}/actions/runs`, {
    query: { status: 'failure', event: 'push' },
  });
  const path = { run_id: runs[0]?.id ?? 0, attempt_number: 1 };
  await witness.ask(ada, `GET ${repo}/actions/runs/{run_id}`, { path });
  await witness.ask(ada, `GET ${repo}/actions/runs/{run_id}/attempts/{attempt_number}`, { path });
  await witness.ask(ada, `GET ${repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`, { path });
  const { jobs } = await witness.ask<{ jobs: Numbered[] }>(ada, `GET ${repo}/actions/runs/{run_id}/jobs`, {
    path,
  });
  const job = { path: { job_id: jobs[0]?.id ?? 0 } };
  await witness.ask(ada, `GET ${repo}/actions/jobs/{job_id}`, job);
  await witness.ask(ada, `GET ${repo}/actions/jobs/{job_id}/logs`, job);
  await witness.ask(ada, `GET ${repo}/actions/artifacts`);
  type Artifacts = { artifacts: Numbered[] };
  const { artifacts } = await witness.ask<Artifacts>(ada, `GET ${repo}/actions/runs/{run_id}/artifacts`, {
    path,
  });
  const artifact = { path: { artifact_id: artifacts[0]?.id ?? 0, archive_format: 'zip' } };
  await witness.ask(ada, `GET ${repo}/actions/artifacts/{artifact_id}`, artifact);
  await witness.ask(ada, `GET ${repo}/actions/artifacts/{artifact_id}/{archive_format}`, artifact);
  for (const again of ['runs/{run_id}/rerun-failed-jobs', 'runs/{run_id}/rerun', 'jobs/{job_id}/rerun']) {
    await witness.ask(ada, `POST ${repo}/actions/${again}`, { path: { ...path, ...job.path } });
    await stage.github.idle();
  }
  await witness.call(ada, `POST ${repo}/actions/runs/{run_id}/cancel`, { path });
  await witness.ask(ada, `POST ${repo}/actions/workflows/{workflow_id}/dispatches`, {
    ...flow,
    body: { ref: 'main' },
  });
  const body = { ref: 'main', inputs: { hang: true }, return_run_details: true };
  const started = await witness.ask<{ workflow_run_id: number }>(
    ...([ada, `POST ${repo}/actions/workflows/{workflow_id}/dispatches`, { ...flow, body }] as const),
  );
  await witness.ask(ada, `POST ${repo}/actions/runs/{run_id}/cancel`, {
    path: { run_id: started.workflow_run_id },
  });
  await stage.push(eve, 'gift', { 'src/e.js': 'e\n' }, 'A gift', 'eve/shop');
  await witness.ask(eve, `POST ${repo}/pulls`, { body: { title: 'A gift', head: 'eve:gift', base: 'main' } });
  await stage.github.idle();
  const waiting = await witness.ask<Runs>(ada, `GET ${repo}/actions/runs`, {
    query: { status: 'action_required' },
  });
  await witness.ask(ada, `POST ${repo}/actions/runs/{run_id}/approve`, {
    path: { run_id: waiting.workflow_runs[0]?.id ?? 0 },
  });
});

test('environments, what waits for them, and deployments', async () => {
  const { ada, ben } = stage.tokens;
  const environments = `${repo}/environments/{environment_name}`;
  const path = { environment_name: 'live' };
  const { id } = await witness.ask<Numbered>(ada, 'GET /users/{username}', { path: { username: 'ben' } });
  const custom = { protected_branches: false, custom_branch_policies: true };
  await witness.ask(ada, `PUT ${environments}`, {
    path,
    body: { reviewers: [{ type: 'User', id }], deployment_branch_policy: custom, prevent_self_review: true },
  });
  const policies = `${environments}/deployment-branch-policies`;
  await witness.ask(ada, `POST ${policies}`, { path, body: { name: 'main' } });
  const policy = await witness.ask<Numbered>(ada, `POST ${policies}`, {
    path,
    body: { name: 'v*', type: 'tag' },
  });
  await witness.ask(ada, `GET ${policies}`, { path });
  await witness.ask(ada, `DELETE ${policies}/{branch_policy_id}`, {
    path: { ...path, branch_policy_id: policy.id },
  });
  const rules = `${environments}/deployment_protection_rules`;
  const rule = await witness.ask<Numbered>(ada, `POST ${rules}`, {
    path,
    body: { integration_id: stage.app.id },
  });
  await witness.ask(installation, `GET ${rules}`, { path });
  await witness.ask(installation, `GET ${rules}/apps`, { path });
  const ruled = { path: { ...path, protection_rule_id: rule.id } };
  await witness.ask(installation, `GET ${rules}/{protection_rule_id}`, ruled);
  await witness.ask(installation, `GET ${repo}/environments`);
  const environment = await witness.ask<Numbered>(installation, `GET ${environments}`, { path });
  const body = { ref: 'main', return_run_details: true };
  const { workflow_run_id: run_id } = await witness.ask<{ workflow_run_id: number }>(
    ...([
      ada,
      `POST ${repo}/actions/workflows/{workflow_id}/dispatches`,
      { path: { workflow_id: 'deploy.yml' }, body },
    ] as const),
  );
  await stage.github.idle();
  const run = { path: { run_id } };
  await witness.ask(ben, `GET ${repo}/actions/runs/{run_id}`, run);
  await witness.ask(ben, `GET ${repo}/actions/runs/{run_id}/jobs`, run);
  await witness.ask(ben, `GET ${repo}/actions/runs/{run_id}/pending_deployments`, run);
  const answer = `POST ${repo}/actions/runs/{run_id}/deployment_protection_rule`;
  const said = { environment_name: 'live', comment: 'looks well' };
  await witness.ask(installation, answer, { ...run, body: said });
  await witness.ask(installation, answer, { ...run, body: { ...said, state: 'approved' } });
  await witness.ask(ben, `POST ${repo}/actions/runs/{run_id}/pending_deployments`, {
    ...run,
    body: { environment_ids: [environment.id], state: 'approved', comment: 'yes' },
  });
  await stage.github.idle();
  await witness.ask(ben, `GET ${repo}/actions/runs/{run_id}/approvals`, run);
  await witness.ask(installation, `POST ${repo}/deployments`, {
    body: { ref: 'main', environment: 'preview', required_contexts: [] },
  });
  const [newest] = await witness.ask<Numbered[]>(ben, `GET ${repo}/deployments`, {
    query: { environment: 'preview' },
  });
  const deployment_id = newest?.id ?? 0;
  const deployed = { path: { deployment_id } };
  await witness.ask(ben, `GET ${repo}/deployments/{deployment_id}`, deployed);
  const statuses = `${repo}/deployments/{deployment_id}/statuses`;
  const body2 = { state: 'success', description: 'done', environment_url: 'https://shop.example' };
  const status = await witness.ask<Numbered>(installation, `POST ${statuses}`, { ...deployed, body: body2 });
  await witness.ask(ben, `GET ${statuses}`, deployed);
  await witness.ask(ben, `GET ${statuses}/{status_id}`, { path: { deployment_id, status_id: status.id } });
  const [live] = await witness.ask<Numbered[]>(ben, `GET ${repo}/deployments`, {
    query: { environment: 'live' },
  });
  await witness.ask(ben, `GET ${statuses}`, { path: { deployment_id: live?.id ?? 0 } });
  await witness.ask(ada, `DELETE ${rules}/{protection_rule_id}`, ruled);
  await witness.ask(ada, `PUT ${repo}/environments/{environment_name}`, {
    path: { environment_name: 'old' },
  });
  await witness.ask(ada, `DELETE ${environments}`, { path: { environment_name: 'old' } });
});

test('tags, releases and their files', async () => {
  const { ada } = stage.tokens;
  type Ref = { object: { sha: string } };
  const { object } = await witness.ask<Ref>(ada, `GET ${repo}/git/ref/{ref}`, {
    path: { ref: 'heads/main' },
  });
  const tag = await witness.ask<{ sha: string }>(ada, `POST ${repo}/git/tags`, {
    body: { tag: 'v1', message: 'First', object: object.sha, type: 'commit' },
  });
  await witness.ask(ada, `GET ${repo}/git/tags/{tag_sha}`, { path: { tag_sha: tag.sha } });
  await witness.ask(ada, `POST ${repo}/git/refs`, { body: { ref: 'refs/tags/v1', sha: tag.sha } });
  const release = await witness.ask<Numbered>(ada, `POST ${repo}/releases`, {
    body: { tag_name: 'v1', body: 'First' },
  });
  const path = { release_id: release.id };
  const uploads = new Witness(`${stage.github.url}/api/uploads`);
  const operation = `POST ${repo}/releases/{release_id}/assets`;
  const query = { name: 'notes.json' };
  const asset = await uploads.ask<Numbered>(ada, operation, { path, query, body: { any: 'file' } });
  expect(uploads.complaints).toEqual([]);
  witness.succeeded.add(operation);
  await witness.ask(ada, `GET ${repo}/releases`);
  await witness.ask(ada, `GET ${repo}/releases/latest`);
  await witness.ask(ada, `GET ${repo}/releases/tags/{tag}`, { path: { tag: 'v1' } });
  await witness.ask(ada, `GET ${repo}/releases/{release_id}`, { path });
  await witness.ask(ada, `GET ${repo}/releases/{release_id}/assets`, { path });
  const file = { path: { asset_id: asset.id } };
  await witness.ask(ada, `GET ${repo}/releases/assets/{asset_id}`, file);
  await witness.ask(ada, `DELETE ${repo}/releases/assets/{asset_id}`, file);
  await witness.ask(ada, `PATCH ${repo}/releases/{release_id}`, { path, body: { name: 'One' } });
  await witness.ask(ada, `DELETE ${repo}/releases/{release_id}`, { path });
});

test("every exchange of all this is as GitHub's description says", () => {
  expect([...new Set(witness.complaints)]).toEqual([]);
});

test("every webhook that all this caused is as GitHub's description says", async () => {
  await stage.github.idle();
  const complaints = stage.received.flatMap(({ event, payload }) =>
    checkWebhook(event, payload.action ?? null, payload),
  );
  expect([...new Set(complaints)]).toEqual([]);
  expect([...new Set(stage.received.map(({ event }) => event))].sort()).toEqual([
    'check_run',
    'check_suite',
    'create',
    'delete',
    'deployment',
    'deployment_protection_rule',
    'deployment_review',
    'deployment_status',
    'installation',
    'issue_comment',
    'issues',
    'pull_request',
    'pull_request_review',
    'push',
    'release',
    'repository',
    'status',
    'workflow_dispatch',
    'workflow_job',
    'workflow_run',
  ]);
});

/** Answered with success only elsewhere: by the registration form, and for an App on a person's account. */
const elsewhere = ['POST /app-manifests/{code}/conversions', 'GET /users/{username}/installation'];

test('every operation of the local GitHub was compared', async () => {
  const all = (await collectRoutes()).map((route) => `${route.method} ${route.template}`);
  expect(all.filter((one) => !witness.succeeded.has(one)).sort()).toEqual(elsewhere.toSorted());
});
