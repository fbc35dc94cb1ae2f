import { expect, test } from 'vitest';
import { wakesFor } from '../../src/flows/wakes.ts';

const own = 42;
const api = 'https://api.github.test';
const common = { installation: { id: 1 }, repository: { full_name: 'acme/shop', default_branch: 'main' } };
const wake = (name: string, payload: object) =>
  wakesFor({ name, payload: { ...common, ...payload } }, own, api).map(
    ({ kind, subject }) => `${kind}:${subject}`,
  );

const comment = (action: string, body: string, issue: object = { number: 12, pull_request: {} }) =>
  wake('issue_comment', { action, issue, comment: { id: 9001, body } });

test('a new comment with a command wakes its command, others nobody', () => {
  expect(comment('created', '/wired approve abcdef1')).toEqual(['command:acme/shop#12/9001']);
  expect(comment('created', '/wired pause', { number: 3 })).toEqual(['command:acme/shop#3/9001']);
  expect(comment('created', 'Well done!')).toEqual([]);
  expect(comment('created', '> /wired pause')).toEqual([]);
});

test('an edited or deleted comment wakes the pull request and gates, never a command', () => {
  for (const action of ['edited', 'deleted']) {
    expect(comment(action, '/wired approve abcdef1')).toEqual([
      'pull-request:acme/shop#12',
      'gates:acme/shop',
    ]);
    expect(comment(action, '/wired pause', { number: 3 })).toEqual([]);
  }
});

test("a check under the App's names by somebody else wakes whom its commit concerns, its own does not", () => {
  const sha = 'a'.repeat(40);
  const check = (name: string, app: number, action = 'completed') =>
    wake('check_run', { action, check_run: { name, head_sha: sha, app: { id: app }, pull_requests: [] } });
  expect(check('wired-chaos/policy', 7)).toEqual([`head:acme/shop@${sha}`]);
  expect(check('wired-chaos/policy', 7, 'created')).toEqual([`head:acme/shop@${sha}`]);
  expect(check('wired-chaos/policy', own)).toEqual([]);
  expect(check('CI', 7)).toEqual([]);
});

test('a merge group wakes its own flow: to be checked, when a run of it ends, when a check of it is asked for again', () => {
  const sha = 'b'.repeat(40);
  const woken = [`merge-group:acme/shop@${sha}`];
  const branch = `gh-readonly-queue/main/pr-12-${'c'.repeat(40)}`;
  const group = { head_sha: sha };
  expect(wake('merge_group', { action: 'checks_requested', merge_group: group })).toEqual(woken);
  expect(wake('merge_group', { action: 'destroyed', merge_group: group })).toEqual([]);
  const run = { head_branch: branch, head_sha: sha, event: 'merge_group', pull_requests: [] };
  expect(wake('workflow_run', { action: 'completed', workflow_run: run })).toEqual(woken);
  const suite = { head_branch: branch, head_sha: sha, pull_requests: [] };
  expect(wake('check_suite', { action: 'rerequested', check_suite: suite })).toEqual(woken);
  expect(wake('check_suite', { action: 'requested', check_suite: suite })).toEqual([]);
  const check = { name: 'wired-chaos/policy', head_sha: sha, app: { id: own }, check_suite: suite };
  expect(wake('check_run', { action: 'rerequested', check_run: { ...check, pull_requests: [] } })).toEqual(
    woken,
  );
  expect(wake('check_run', { action: 'completed', check_run: { ...check, pull_requests: [] } })).toEqual([]);
});

test('a push to the default branch that changes what judges has every open pull request judged again', () => {
  const push = (modified: string[], ref = 'refs/heads/main', more: object = {}) =>
    wake('push', { ref, commits: [{ added: [], modified, removed: [] }], ...more });
  const both = ['main-branch:acme/shop', 'open-pulls:acme/shop', 'gates:acme/shop'];
  expect(push(['.github/wired-chaos.yml'])).toEqual(both);
  expect(push(['docs/CODEOWNERS'])).toEqual(both);
  expect(push(['src/app.js'], 'refs/heads/main', { forced: true })).toEqual(both);
  expect(push(['src/app.js'])).toEqual(['main-branch:acme/shop']);
  expect(push(['.github/wired-chaos.yml'], 'refs/heads/feature')).toEqual([]);
});

test('whatever happens to an installation or its repositories wakes the flow that looks after it, as the App itself', () => {
  const woken = { kind: 'installation', installation: 0, subject: '1' };
  const wakes = (name: string, action: string) =>
    wakesFor({ name, payload: { ...common, action } }, own, api);
  for (const action of ['created', 'deleted', 'suspend', 'unsuspend', 'new_permissions_accepted']) {
    expect(wakes('installation', action)).toEqual([{ ...woken, reason: `installation.${action}` }]);
  }
  for (const action of ['added', 'removed']) {
    expect(wakes('installation_repositories', action)).toMatchObject([woken]);
  }
  expect(wakes('installation_target', 'renamed')).toMatchObject([woken]);
  for (const action of ['renamed', 'transferred', 'privatized', 'archived', 'deleted']) {
    expect(wakes('repository', action)).toMatchObject([woken]);
  }
});

test('another default branch has other rules, so everything is judged again', () => {
  expect(wake('repository', { action: 'edited' })).toEqual([
    'installation:1',
    'main-branch:acme/shop',
    'open-pulls:acme/shop',
  ]);
});

test('a job that waits for an environment wakes its gate by the number of its run; a forged address wakes nobody', () => {
  const asked = (url: string, more: object = {}) =>
    wake('deployment_protection_rule', {
      action: 'requested',
      environment: 'eu/production',
      deployment: null,
      deployment_callback_url: url,
      ...more,
    });
  const path = 'actions/runs/991/deployment_protection_rule';
  expect(asked(`${api}/repos/acme/shop/${path}`)).toEqual(['gate:acme/shop/991/eu/production']);
  expect(asked(`https://evil.test/repos/acme/shop/${path}`)).toEqual([]);
  expect(asked(`${api}/repos/acme/other/${path}`)).toEqual([]);
  expect(asked(`${api}/repos/acme/shop/${path}`, { environment: '' })).toEqual([]);
});

test('what may open a gate has the open ones of its repository looked at', () => {
  for (const name of ['deployment_review', 'deployment_status']) {
    expect(wake(name, { action: 'created' })).toContain('gates:acme/shop');
  }
  const run = { head_branch: 'main', head_sha: 'a'.repeat(40), event: 'push', pull_requests: [] };
  expect(wake('workflow_run', { action: 'completed', workflow_run: run })).toContain('gates:acme/shop');
  expect(wake('workflow_run', { action: 'requested', workflow_run: run })).not.toContain('gates:acme/shop');
});

test('news of a deployment wake its environment; a run that ended on the default branch wakes all of them', () => {
  const news = { action: 'created', deployment: { environment: 'eu/production' } };
  expect(wake('deployment_status', news)).toContain('deployment:acme/shop/eu/production');
  const run = { head_branch: 'main', event: 'push', pull_requests: [] };
  expect(wake('workflow_run', { action: 'completed', workflow_run: run })).toContain(
    'environments:acme/shop',
  );
});
