import { expect, test } from 'vitest';
import type { Admission, JobEntry, JobGate } from '../../../../src/sandbox/contract.ts';
import { makeRepository, runText } from '../workbench.ts';

/** A gate that writes down what passes, and answers with what the test says. */
function watched(answer: (entry: JobEntry) => Partial<Extract<Admission, { admitted: true }>> | string) {
  const entered: JobEntry[] = [];
  const left: string[] = [];
  const gate: JobGate = {
    async enter(entry) {
      entered.push(entry);
      const said = answer(entry);
      if (typeof said === 'string') return { admitted: false, conclusion: 'failure', reason: said };
      return {
        admitted: true,
        secrets: {},
        variables: {},
        cancelled: new AbortController().signal,
        ...said,
      };
    },
    async leave({ name }, { conclusion, url }) {
      left.push(`${name} ${conclusion} ${url}`);
    },
    rest() {},
  };
  return { gate, entered, left };
}

test('secrets and variables of an environment come with the admission to it, and are masked', async () => {
  const { gate, entered, left } = watched(() => ({
    secrets: { KEY: 'of the environment' },
    variables: { REGION: 'eu' },
  }));
  const told = await runText(
    `on: push
jobs:
  before: {runs-on: ubuntu-latest, steps: [{run: 'echo "before [\${{ secrets.KEY }}]"'}]}
  deploy:
    runs-on: ubuntu-latest
    environment: {name: "\${{ github.ref_name }}/production", url: "https://\${{ steps.go.outputs.host }}/"}
    concurrency: {group: "deploy-\${{ github.ref_name }}", cancel-in-progress: true}
    steps: [{id: go, run: 'echo "with \${{ secrets.KEY }} in \${{ vars.REGION }}"; echo host=shop.example >> "$GITHUB_OUTPUT"'}]
`,
    {},
    { gate, secrets: { KEY: 'of the repository' } },
  );
  expect(told.conclusion).toBe('success');
  expect(entered).toEqual([
    {
      name: 'deploy',
      environment: { name: 'main/production', deployment: true },
      concurrency: { group: 'deploy-main', cancelInProgress: true, queue: 'single' },
    },
  ]);
  expect(told.log('before')).toContain('before [***]');
  expect(told.log('deploy')).toContain('with *** in eu');
  expect(left).toEqual(['deploy success https://shop.example/']);
});

test('a job that is not let in fails with the reason and runs no step', async () => {
  const { gate, left } = watched(() => 'frozen until Monday');
  const told = await runText(
    `on: push
jobs:
  deploy: {runs-on: ubuntu-latest, environment: production, steps: [{run: echo never}]}
  after: {needs: deploy, runs-on: ubuntu-latest, steps: [{run: echo never}]}
`,
    {},
    { gate },
  );
  expect(told.conclusion).toBe('failure');
  expect(told.annotations).toMatchObject([{ job: 'deploy', message: 'frozen until Monday' }]);
  expect(told.steps.size).toBe(0);
  expect(told.jobs.get('after')?.conclusion).toBe('skipped');
  expect(left).toEqual([]);
});

test('a workflow of another public repository is called, sees the secrets it is passed, and its jobs are let in', async () => {
  const other = makeRepository({
    '.github/workflows/deploy.yml': `on:
  workflow_call:
    inputs: {environment: {type: string, required: true}}
    secrets: {KEY: {required: true}}
    outputs: {url: {value: "\${{ jobs.go.outputs.url }}"}}
jobs:
  go:
    runs-on: ubuntu-latest
    environment: "\${{ inputs.environment }}"
    outputs: {url: "\${{ steps.one.outputs.url }}"}
    steps: [{id: one, run: 'echo "[\${{ secrets.KEY }}][\${{ secrets.OTHER }}]"; echo url=here >> "$GITHUB_OUTPUT"'}]
  nested: {uses: ./.github/workflows/nested.yml}
`,
    '.github/workflows/nested.yml':
      'on: workflow_call\njobs: {deep: {runs-on: ubuntu-latest, steps: [{run: echo deep}]}}\n',
  });
  const { gate, entered } = watched(() => ({}));
  const told = await runText(
    `on: push
jobs:
  release:
    uses: wired/chaos/.github/workflows/deploy.yml@main
    with: {environment: production}
    secrets: {KEY: "\${{ secrets.KEY }}"}
  after: {needs: release, runs-on: ubuntu-latest, steps: [{run: 'echo "at \${{ needs.release.outputs.url }}"'}]}
`,
    {},
    {
      gate,
      secrets: { KEY: 'passed on', OTHER: 'kept back' },
      publicRepository: (owner, name) => (`${owner}/${name}` === 'wired/chaos' ? other.gitDirectory : null),
    },
  );
  expect(told.conclusion).toBe('success');
  expect(entered.map(({ name, environment }) => [name, environment?.name])).toEqual([
    ['release / go', 'production'],
  ]);
  expect(told.log('release / go')).toContain('[***][]');
  expect(told.jobs.get('release / nested / deep')?.conclusion).toBe('success');
  expect(told.log('after')).toContain('at here');
});
