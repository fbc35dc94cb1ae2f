import { expect, test } from 'vitest';
import { changedGuards, guardsOf } from '../../../src/change/evidence/guards.ts';

const sha = 'a'.repeat(40);

test('actions pinned by a full SHA are fine, tags and branches are named', () => {
  const workflow = `
on: pull_request
jobs:
  evidence:
    steps:
      - uses: actions/checkout@${sha}
      - uses: actions/setup-node@v5
      - uses: ./actions/own
  other:
    uses: acme/flows/.github/workflows/x.yml@main
`;
  expect(guardsOf(workflow)).toEqual({
    local: ['actions/own'],
    unpinned: ['actions/setup-node@v5', 'acme/flows/.github/workflows/x.yml@main'],
  });
});

test('a short SHA, an expression and a SHA in front of a tag are not pinned', () => {
  const uses = ['a/b@abc1234', `a/b@${sha}-x`, `a/b/${sha}@v1`];
  for (const one of uses) expect(guardsOf(`steps: [{uses: "${one}"}]`)?.unpinned).toEqual([one]);
});

test('an alias hides no action', () => {
  const workflow = 'x: &it acme/moving@v1\njobs: {a: {steps: [{uses: *it}]}}\n';
  expect(guardsOf(workflow)?.unpinned).toEqual(['acme/moving@v1']);
});

test('what is no YAML is not believed, nor what has a key twice, of which GitHub reads another one', () => {
  expect(guardsOf('a: [')).toBeNull();
  expect(guardsOf('jobs: {a: {uses: ./b}, a: {uses: ./c}}')).toBeNull();
});

test('a guard is touched by an edit, a rename away from it, and anything in the folder of a local action', () => {
  const guards = { files: ['.github/workflows/evidence.yml'], folders: ['actions/own'] };
  const changed = [
    { path: 'src/a.js' },
    { path: 'elsewhere.yml', previousPath: '.github/workflows/evidence.yml' },
    { path: 'actions/own/main.js' },
    { path: 'actions/owner/main.js' },
  ];
  expect(changedGuards(changed, guards)).toEqual(['.github/workflows/evidence.yml', 'actions/own/main.js']);
});
