import { expect, test } from 'vitest';
import { UnsupportedFeature } from '../../../../src/sandbox/contract.ts';
import { makeRepository, runText, runWorkflow } from '../workbench.ts';

const path = '.github/workflows/ci.yml';
const job = (more: string, steps = "[{run: 'true'}]") =>
  `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: ${steps}\n${more}`;

/** Feature, workflow that asks for it, line that must be named. */
const cases: [string, string, number][] = [
  ['service containers', job('    services: {db: {image: postgres}}\n'), 6],
  ['jobs in containers', job('    container: node:24\n'), 6],
  ['third/party@v1 is not simulated', job('', '[{uses: third/party@v1}]'), 5],
  ['docker://alpine is not simulated', job('', '[{uses: "docker://alpine"}]'), 5],
  ['only v4 and later', job('', '[{uses: actions/upload-artifact@v3, with: {path: x}}]'), 5],
  [
    'the input sparse-checkout of actions/checkout',
    job('', '[{uses: actions/checkout@v4, with: {sparse-checkout: x}}]'),
    5,
  ],
  [
    'checkout of another repository',
    job('', '[{uses: actions/checkout@v4, with: {repository: acme/other}}]'),
    5,
  ],
  ['the shell pwsh', job('', '[{run: x, shell: pwsh}]'), 5],
  [
    'only ubuntu-* is simulated',
    'on: push\njobs:\n  a:\n    runs-on: [self-hosted]\n    steps: [{run: x}]\n',
    4,
  ],
  [
    'is not of this repository',
    'on: push\njobs:\n  a:\n    uses: third/party/.github/workflows/x.yml@v1\n',
    4,
  ],
];

test.each(cases)('%s: a clear error, never a success', async (message, content, line) => {
  const error = await runText(content).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnsupportedFeature);
  expect(error).toMatchObject({ path, line, message: expect.stringContaining(message) });
});

test('jobs beside one that cannot be simulated come to an end before the error', async () => {
  const content = `on: push
jobs:
  a: {runs-on: ubuntu-latest, steps: [{run: x, shell: pwsh}]}
  b: {runs-on: ubuntu-latest, steps: [{run: sleep 300}]}
`;
  await expect(runText(content)).rejects.toThrow(`${path}:3: the shell pwsh`);
});

test('two jobs with one display name cannot be told apart', async () => {
  const content = `on: push
jobs:
  a: {name: same, runs-on: ubuntu-latest, steps: [{run: 'true'}]}
  b: {name: same, runs-on: ubuntu-latest, steps: [{run: 'true'}]}
`;
  await expect(runText(content)).rejects.toThrow('two jobs are called "same"');
});

test('a repository that is not allowed is refused', async () => {
  const repository = makeRepository({});
  const content = job('');
  const owner = {
    id: 1,
    owner: 'other',
    name: 'shop',
    defaultBranch: 'main',
    gitDirectory: repository.gitDirectory,
  };
  await expect(runWorkflow(repository, { path, content }, { repository: owner })).rejects.toThrow(
    'does not execute workflows of other/shop',
  );
});
