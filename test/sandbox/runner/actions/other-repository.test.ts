import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { UnsupportedFeature } from '../../../../src/sandbox/contract.ts';
import { makeRepository, memoryArtifacts, runText } from '../workbench.ts';

const action = `
name: Greet
description: Greets and keeps it
inputs: {who: {description: Whom}}
runs:
  using: composite
  steps:
    - {shell: bash, env: {WHO: '\${{ inputs.who }}'}, run: 'bash "$GITHUB_ACTION_PATH/say.sh" > greeting.txt'}
    - {shell: bash, run: 'echo "from $GITHUB_ACTION_REPOSITORY"'}
    - if: \${{ !cancelled() }}
      uses: actions/upload-artifact@v4
      with: {name: greeting, path: greeting.txt}
`;

const using = (uses: string) =>
  `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{uses: ${uses}, with: {who: Dana}}]\n`;

test('an action of another public repository runs at the commit it is pinned to, with actions in it', async () => {
  const tools = makeRepository({ 'greet/action.yml': action, 'greet/say.sh': 'echo "Hello, $WHO"\n' });
  const artifacts = memoryArtifacts();
  const told = await runText(
    using(`Acme-Tools/actions/greet@${tools.sha}`),
    {},
    {
      artifacts,
      publicRepository: (owner, name) =>
        `${owner}/${name}`.toLowerCase() === 'acme-tools/actions' ? tools.gitDirectory : null,
    },
  );
  expect(told.conclusion).toBe('success');
  expect(told.log('a')).toContain('from Acme-Tools/actions');
  const files = unzipSync(artifacts.contents.get('greeting') ?? new Uint8Array());
  expect(new TextDecoder().decode(files['greeting.txt'])).toBe('Hello, Dana\n');
});

test('a commit that the other repository does not have fails the step', async () => {
  const tools = makeRepository({ 'greet/action.yml': action });
  const missing = `acme-tools/actions/greet@${'1'.repeat(40)}`;
  const told = await runText(using(missing), {}, { publicRepository: () => tools.gitDirectory });
  expect(told.conclusion).toBe('failure');
  expect(told.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining('Unable to resolve action'),
  ]);
});

test('a repository that is not public here is refused before anything runs', async () => {
  const run = runText(using(`acme-tools/secret/greet@${'1'.repeat(40)}`));
  await expect(run).rejects.toThrow(UnsupportedFeature);
  await expect(run).rejects.toThrow('ci.yml:5: the action acme-tools/secret/greet@1111');
});
