import { expect, test } from 'vitest';
import type { JobResult } from '../../../../src/sandbox/contract.ts';
import { makeRepository, runText, runWorkflow } from '../workbench.ts';

const conclusions = (told: { jobs: ReadonlyMap<string, JobResult> }) =>
  Object.fromEntries([...told.jobs].map(([name, { conclusion }]) => [name, conclusion]));

test('a job gets the outputs and results of those it needs', async () => {
  const told = await runText(
    `
on: push
jobs:
  first:
    runs-on: ubuntu-latest
    outputs:
      version: \${{ steps.read.outputs.version }}
      many: \${{ steps.read.outputs.many }}
    steps:
      - id: read
        run: |
          echo "version=1.\${{ github.run_number }}" >> "$GITHUB_OUTPUT"
          printf 'many<<END\\na\\nb\\nEND\\n' >> "$GITHUB_OUTPUT"
  second:
    needs: first
    runs-on: ubuntu-latest
    steps:
      - run: test "\${{ needs.first.outputs.version }} \${{ needs.first.result }}" = "1.3 success"
      - run: test "\${{ needs.first.outputs.many }}" = "$(printf 'a\\nb')"
`,
  );
  expect(told.conclusion).toBe('success');
  expect(told.jobs.get('first')?.outputs).toEqual({ version: '1.3', many: 'a\nb' });
  expect(told.planned).toEqual(['first', 'second']);
});

test('after a failure, jobs run only if their condition says so', async () => {
  const told = await runText(`
on: push
jobs:
  build: {runs-on: ubuntu-latest, steps: [{run: exit 3}]}
  deploy: {needs: build, runs-on: ubuntu-latest, steps: [{run: echo never}]}
  report: {needs: [build, deploy], if: always(), runs-on: ubuntu-latest, steps: [{run: 'test "\${{ needs.build.result }} \${{ needs.deploy.result }}" = "failure skipped"'}]}
  alarm: {needs: deploy, if: failure(), runs-on: ubuntu-latest, steps: [{run: 'true'}]}
  unrelated: {if: "github.ref == 'refs/heads/other'", runs-on: ubuntu-latest, steps: [{run: 'true'}]}
  later: {needs: report, runs-on: ubuntu-latest, steps: [{run: 'true'}]}
`);
  expect(conclusions(told)).toEqual({
    build: 'failure',
    deploy: 'skipped',
    report: 'success',
    alarm: 'success',
    unrelated: 'skipped',
    later: 'skipped',
  });
  expect(told.conclusion).toBe('failure');
  expect(told.annotations.map(({ message }) => message)).toEqual(['Process completed with exit code 3.']);
});

test('a job that may fail does not fail the run, and others go on', async () => {
  const told = await runText(`
on: push
jobs:
  experiment: {continue-on-error: true, runs-on: ubuntu-latest, steps: [{run: exit 1}]}
  next: {needs: experiment, runs-on: ubuntu-latest, steps: [{run: 'true'}]}
`);
  expect(conclusions(told)).toEqual({ experiment: 'failure', next: 'success' });
  expect(told.conclusion).toBe('success');
});

test('a matrix runs its legs with their values, named by them, and stops the others when one fails', async () => {
  const told = await runText(`
on: push
jobs:
  list:
    runs-on: ubuntu-latest
    outputs: {nodes: '\${{ steps.x.outputs.nodes }}'}
    steps:
      - id: x
        run: echo 'nodes=[20, 24]' >> "$GITHUB_OUTPUT"
  test:
    needs: list
    strategy:
      max-parallel: 1
      matrix:
        node: \${{ fromJSON(needs.list.outputs.nodes) }}
        include: [{node: 24, extra: yes}]
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ matrix.node }} of \${{ strategy.job-total }}"
      - if: matrix.node == 20
        run: exit 1
  named:
    name: Leg \${{ matrix.leg }}
    strategy: {matrix: {leg: [a, b]}}
    runs-on: ubuntu-latest
    steps: [{run: 'true'}]
`);
  expect(conclusions(told)).toEqual({
    list: 'success',
    'test (20)': 'failure',
    'test (24, yes)': 'cancelled',
    'Leg a': 'success',
    'Leg b': 'success',
  });
  expect(told.log('test (20)')).toContain('20 of 2');
  expect([...told.planned].sort()).toEqual(['Leg a', 'Leg b', 'list', 'test (20)', 'test (24, yes)']);
});

test('without fail-fast every leg runs', async () => {
  const told = await runText(`
on: push
jobs:
  test:
    strategy: {fail-fast: false, max-parallel: 1, matrix: {code: [1, 0]}}
    runs-on: ubuntu-latest
    steps: [{run: 'exit \${{ matrix.code }}'}]
`);
  expect(conclusions(told)).toEqual({ 'test (1)': 'failure', 'test (0)': 'success' });
});

test('kept results stand instead of running their jobs again', async () => {
  const content = `
on: push
jobs:
  build: {runs-on: ubuntu-latest, steps: [{run: exit 1}]}
  test: {needs: build, runs-on: ubuntu-latest, steps: [{run: 'test "\${{ needs.build.outputs.version }}" = 7'}]}
`;
  const build = { id: 'build', name: 'build', conclusion: 'success', outputs: { version: '7' } } as const;
  const told = await runText(content, {}, { kept: [build] });
  expect(conclusions(told)).toEqual({ test: 'success' });
  expect(told.planned).toEqual(['test']);
  expect(told.conclusion).toBe('success');
});

test('a reusable workflow of the repository is called with inputs and gives outputs back', async () => {
  const told = await runText(
    `
on: push
jobs:
  call:
    strategy: {matrix: {target: [web, api]}}
    uses: ./.github/workflows/build.yml
    with: {target: '\${{ matrix.target }}', deep: true}
    secrets: inherit
  use:
    needs: call
    runs-on: ubuntu-latest
    steps: [{run: 'test "\${{ needs.call.outputs.image }}" = api-image'}]
`,
    {
      '.github/workflows/build.yml': `
on:
  workflow_call:
    inputs:
      target: {type: string, required: true}
      deep: {type: boolean}
      times: {type: number, default: 2}
    outputs:
      image: {value: '\${{ jobs.build.outputs.image }}'}
jobs:
  build:
    runs-on: ubuntu-latest
    outputs: {image: '\${{ steps.x.outputs.image }}'}
    steps:
      - id: x
        if: inputs.deep && inputs.times == 2
        run: echo "image=\${{ inputs.target }}-image" >> "$GITHUB_OUTPUT"
`,
    },
  );
  expect(conclusions(told)).toEqual({
    'call (web) / build': 'success',
    'call (api) / build': 'success',
    use: 'success',
  });
});

test('a call that lacks an input fails with the line', async () => {
  const told = await runText('on: push\njobs:\n  call:\n    uses: ./.github/workflows/build.yml\n', {
    '.github/workflows/build.yml':
      'on: {workflow_call: {inputs: {target: {type: string, required: true}}}}\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: "true"}]}}',
  });
  expect(conclusions(told)).toEqual({ call: 'failure' });
  expect(told.annotations[0]).toMatchObject({
    path: '.github/workflows/ci.yml',
    startLine: 4,
    message: expect.stringContaining('Input target is required'),
  });
});

test('an expression that cannot be evaluated fails the job, with its line', async () => {
  const told = await runText(`
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        x: \${{ fromJSON('nonsense') }}
    steps: [{run: 'true'}]
`);
  expect(conclusions(told)).toEqual({ a: 'failure' });
  expect(told.annotations[0]?.message).toContain('(Line: 8)');
});

test('a cancelled run ends what runs, and what waits does not begin', async () => {
  const path = '.github/workflows/ci.yml';
  const content = `
on: push
jobs:
  long:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo started
          sleep 600
      - run: echo never
      - if: cancelled()
        run: echo tidied up
  next: {needs: long, runs-on: ubuntu-latest, steps: [{run: 'true'}]}
`;
  const controller = new AbortController();
  const told = await runWorkflow(
    makeRepository({ [path]: content }),
    { path, content },
    {},
    {
      signal: controller.signal,
      onLog: (_job, text) => {
        if (/Z started$/m.test(text)) controller.abort();
      },
    },
  );
  expect(told.conclusion).toBe('cancelled');
  expect(conclusions(told)).toEqual({ long: 'cancelled', next: 'cancelled' });
  expect(told.log('long')).toMatch(/^tidied up$/m);
  expect(told.steps.get('long')?.map(({ conclusion }) => conclusion)).toEqual([
    'success',
    'cancelled',
    'skipped',
    'success',
    'success',
  ]);
});
