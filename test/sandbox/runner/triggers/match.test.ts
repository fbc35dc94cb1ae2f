import { expect, test } from 'vitest';
import type { TriggerEvent } from '../../../../src/sandbox/contract.ts';
import { createRunner } from '../../../../src/sandbox/runner/runner.ts';
import { pushEvent } from '../workbench.ts';

const runner = createRunner({ directory: '/nowhere', allow: () => false });
const sha = 'a'.repeat(40);
const jobs = 'jobs: {a: {runs-on: ubuntu-latest, steps: [{run: "true"}]}}';

async function reacts(on: string, event: TriggerEvent): Promise<boolean> {
  const file = { path: '.github/workflows/a.yml', content: `on: ${on}\n${jobs}` };
  const { matches, invalid } = await runner.match([file], event);
  expect(invalid).toEqual([]);
  return matches.length === 1;
}

const pull = (changes: Partial<TriggerEvent> = {}) =>
  pushEvent(sha, {
    name: 'pull_request',
    action: 'opened',
    ref: 'refs/pull/7/merge',
    baseRef: 'main',
    ...changes,
  });

test('a push is filtered by branch', async () => {
  expect(await reacts('push', pushEvent(sha))).toBe(true);
  expect(await reacts('{push: {branches: [main]}}', pushEvent(sha))).toBe(true);
  expect(await reacts('{push: {branches: ["release/**"]}}', pushEvent(sha))).toBe(false);
  expect(await reacts('{push: {branches-ignore: [main]}}', pushEvent(sha))).toBe(false);
});

test('tags and branches do not trigger each other', async () => {
  const tag = pushEvent(sha, { ref: 'refs/tags/v1.2.0' });
  expect(await reacts('{push: {tags: ["v*"]}}', tag)).toBe(true);
  expect(await reacts('{push: {tags: ["v*"]}}', pushEvent(sha))).toBe(false);
  expect(await reacts('{push: {branches: ["**"]}}', tag)).toBe(false);
  expect(await reacts('push', tag)).toBe(true);
});

test('paths must touch the filter, and branch and path must both agree', async () => {
  const docs = { changedPaths: ['docs/a.md'] };
  expect(await reacts('{push: {paths: ["docs/**"]}}', pushEvent(sha, docs))).toBe(true);
  expect(await reacts('{push: {paths: ["src/**"]}}', pushEvent(sha, docs))).toBe(false);
  expect(await reacts('{push: {paths-ignore: ["docs/**"]}}', pushEvent(sha, docs))).toBe(false);
  const both = { changedPaths: ['docs/a.md', 'src/a.js'] };
  expect(await reacts('{push: {paths-ignore: ["docs/**"]}}', pushEvent(sha, both))).toBe(true);
  expect(await reacts('{push: {branches: [other], paths: ["docs/**"]}}', pushEvent(sha, docs))).toBe(false);
});

test('a pull request counts when opened, reopened or pushed to, unless the workflow names its types', async () => {
  expect(await reacts('pull_request', pull())).toBe(true);
  expect(await reacts('pull_request', pull({ action: 'synchronize' }))).toBe(true);
  expect(await reacts('pull_request', pull({ action: 'labeled' }))).toBe(false);
  expect(await reacts('{pull_request: {types: [labeled]}}', pull({ action: 'labeled' }))).toBe(true);
  expect(await reacts('{pull_request: {branches: [main]}}', pull())).toBe(true);
  expect(await reacts('{pull_request: {branches: [main]}}', pull({ baseRef: 'next' }))).toBe(false);
  expect(await reacts('push', pull())).toBe(false);
});

test('a merge group is filtered by the branch it is to be merged into', async () => {
  const group = pushEvent(sha, {
    name: 'merge_group',
    action: 'checks_requested',
    ref: 'refs/heads/gh-readonly-queue/main/pr-7',
    payload: { merge_group: { base_ref: 'refs/heads/main' } },
  });
  expect(await reacts('merge_group', group)).toBe(true);
  expect(await reacts('{merge_group: {branches: [main]}}', group)).toBe(true);
  expect(await reacts('{merge_group: {branches: [next]}}', group)).toBe(false);
});

test('a deleted branch triggers nothing', async () => {
  expect(await reacts('push', pushEvent(sha, { payload: { deleted: true } }))).toBe(false);
});

test('a workflow that only others call reacts to nothing', async () => {
  expect(await reacts('workflow_call', pushEvent(sha))).toBe(false);
  expect(await reacts('[workflow_dispatch, push]', pushEvent(sha, { name: 'workflow_dispatch' }))).toBe(true);
});

test('name and run-name are evaluated, and an invalid file is reported with its line', async () => {
  const files = [
    { path: 'a.yml', content: `name: Build\nrun-name: Build of \${{ github.ref_name }}\non: push\n${jobs}` },
    { path: 'b.yml', content: `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n` },
    { path: 'c.yml', content: `on: push\njobs:\n  a: {runs-on: ubuntu-latest, needs: b, steps: []}\n` },
  ];
  const { matches, invalid } = await runner.match(files, pushEvent(sha));
  expect(matches.map(({ name, runName }) => [name, runName])).toEqual([['Build', 'Build of main']]);
  expect(invalid.map(({ path }) => path)).toEqual(['b.yml', 'c.yml']);
  expect(invalid[0]?.message).toMatch(/Line: 5.*stepz/);
});
