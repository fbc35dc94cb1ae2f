import { execFileSync } from 'node:child_process';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { RunRequest } from '../../../../src/sandbox/contract.ts';
import { makeRepository, memoryArtifacts, pushEvent, runText, runWorkflow } from '../workbench.ts';

const workflow = (steps: string) => `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
const path = '.github/workflows/ci.yml';

function run(steps: string, files: Record<string, string> = {}, changes: Partial<RunRequest> = {}) {
  return runText(workflow(steps), files, changes);
}

test('checkout lays out the commit of the event on its branch, with origin at the server', async () => {
  const told = await run(
    `
      - {id: c, uses: actions/checkout@v4}
      - run: |
          test "$(git rev-parse HEAD)" = "$GITHUB_SHA"
          test "$(git symbolic-ref HEAD)" = refs/heads/main
          test "\${{ steps.c.outputs.commit }}" = "$GITHUB_SHA"
          test "$(git remote get-url origin)" = "http://127.0.0.1:9/acme/shop"
          git config --get http.http://127.0.0.1:9/.extraheader | grep -q '^AUTHORIZATION: basic '
          test "$(cat hello.txt)" = hi
          git config --get-all http.http://127.0.0.1:9/.extraheader
`,
    { 'hello.txt': 'hi\n' },
  );
  expect(told.log('a')).not.toContain('##[error]');
  expect(told.log('a')).toContain('AUTHORIZATION: basic ***');
  expect(told.steps.get('a')?.at(-2)).toEqual({
    name: 'Post Run actions/checkout@v4',
    conclusion: 'success',
  });
});

test('checkout of a pull request is its merge commit, detached; depth and other refs are respected', async () => {
  const repository = makeRepository({ 'a.txt': 'one\n' });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Dana', '-c', 'user.email=d@acme.example', ...args], {
      cwd: `${repository.directory}/tree`,
      encoding: 'utf8',
    }).trim();
  git('checkout', '--quiet', '-b', 'topic');
  git('commit', '--quiet', '--allow-empty', '-m', 'Topic');
  git('checkout', '--quiet', 'main');
  git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'topic');
  const merge = git('rev-parse', 'HEAD');
  git('push', '--quiet', repository.gitDirectory, 'HEAD:refs/pull/7/merge', 'topic', 'topic:refs/tags/v1');
  const content = workflow(`
      - uses: actions/checkout@v4
      - run: |
          test "$(git rev-parse HEAD)" = ${merge}
          test "$(git rev-parse refs/remotes/pull/7/merge)" = ${merge}
          test "$(git rev-list --count HEAD)" = 1
          ! git symbolic-ref --quiet HEAD
          test "$GITHUB_REF_NAME/$GITHUB_HEAD_REF/$GITHUB_BASE_REF" = 7/merge/topic/main
      - {uses: actions/checkout@v4, with: {fetch-depth: 0, path: full, persist-credentials: false}}
      - working-directory: full
        run: |
          test "$(git rev-list --count HEAD)" = 3
          git rev-parse origin/main origin/topic v1
          ! git config --get-regexp extraheader
      - {uses: actions/checkout@v4, with: {ref: topic, path: topic}}
      - {working-directory: topic, run: 'test "$(git symbolic-ref --short HEAD) $(git log -1 --format=%s)" = "topic Topic"'}
      - {uses: actions/checkout@v4, with: {ref: v1, path: tag}}
      - {uses: actions/checkout@v4, with: {ref: ${repository.sha}, path: commit}}
      - {working-directory: commit, run: 'test "$(git rev-parse HEAD)" = ${repository.sha}'}
      - {uses: actions/checkout@v4, continue-on-error: true, with: {ref: nowhere, path: x}}
      - {uses: actions/checkout@v4, continue-on-error: true, with: {path: ../outside}}
`);
  const told = await runWorkflow(
    repository,
    { path, content },
    {
      event: pushEvent(merge, {
        name: 'pull_request',
        action: 'opened',
        ref: 'refs/pull/7/merge',
        headRef: 'topic',
        baseRef: 'main',
      }),
    },
  );
  expect(told.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining("'nowhere' could not be found"),
    expect.stringContaining('is not under'),
  ]);
  expect(told.conclusion).toBe('success');
});

test('a composite action gets inputs and gives outputs; actions nest', async () => {
  const told = await run(
    `
      - uses: actions/checkout@v4
      - id: greet
        uses: ./.github/actions/greet
        with: {who: Dana}
        env: {MOOD: cheerful}
      - run: test "\${{ steps.greet.outputs.text }}" = "Hello, Dana and everyone (cheerful)"
      - run: test "$FROM_ACTION" = yes
      - {id: bad, uses: ./.github/actions/failing, continue-on-error: true}
      - run: test "\${{ steps.bad.outcome }}/\${{ steps.bad.outputs.tidied }}" = failure/yes
`,
    {
      '.github/actions/greet/action.yml': `
name: Greet
description: Greets
inputs:
  who: {description: Whom, required: true}
  others: {description: Who else, default: everyone}
outputs:
  text: {description: What was said, value: '\${{ steps.say.outputs.text }}'}
runs:
  using: composite
  steps:
    - id: say
      uses: ./.github/actions/say
      with: {text: 'Hello, \${{ inputs.who }} and \${{ inputs.others }} (\${{ env.MOOD }})'}
    - {shell: bash, run: echo FROM_ACTION=yes >> "$GITHUB_ENV"}
    - {shell: bash, run: 'test -f "\${{ github.action_path }}/action.yml" && test "$GITHUB_ACTION_PATH" = "\${{ github.action_path }}"'}
`,
      '.github/actions/say/action.yml': `
name: Say
description: Says
inputs: {text: {description: Text}}
outputs: {text: {description: Text, value: '\${{ steps.x.outputs.text }}'}}
runs:
  using: composite
  steps:
    - id: x
      shell: bash
      env: {TEXT: '\${{ inputs.text }}'}
      run: echo "text=$TEXT" >> "$GITHUB_OUTPUT"
`,
      '.github/actions/failing/action.yml': `
name: Fails
description: Fails
outputs: {tidied: {description: x, value: '\${{ steps.t.outputs.tidied }}'}}
runs:
  using: composite
  steps:
    - {shell: bash, run: exit 4}
    - {shell: bash, run: echo never}
    - {id: t, if: always(), shell: bash, run: echo tidied=yes >> "$GITHUB_OUTPUT"}
`,
    },
  );
  expect(told.conclusion).toBe('success');
  expect(told.annotations.map(({ message }) => message)).toEqual(['Process completed with exit code 4.']);
});

const nodeAction = {
  '.github/actions/timer/action.yml': `
name: Timer
description: Measures
inputs: {the label: {description: Label, default: none}}
runs: {using: node20, pre: pre.js, main: main.js, post: post.js, post-if: success()}
`,
  '.github/actions/timer/pre.js': "console.log('pre ran')",
  '.github/actions/timer/main.js': `
const { appendFileSync } = require('node:fs');
appendFileSync(process.env.GITHUB_STATE, 'started=42\\n');
appendFileSync(process.env.GITHUB_OUTPUT, 'label=' + process.env.INPUT_THE_LABEL + '\\n');
`,
  '.github/actions/timer/post.js':
    "console.log('post saw', process.env.STATE_started, process.env.INPUT_THE_LABEL)",
};

test('a JavaScript action runs, and its post step sees the state it saved', async () => {
  const told = await run(
    `
      - uses: actions/checkout@v4
      - {id: t, name: Time it, uses: ./.github/actions/timer, with: {the label: x, odd: y}}
      - run: test "\${{ steps.t.outputs.label }}" = x
      - run: echo last step
`,
    nodeAction,
  );
  expect(told.conclusion).toBe('success');
  expect(told.log('a')).toMatch(/last step[\s\S]*post saw 42 x/);
  expect(told.log('a')).not.toContain('pre ran');
  expect(told.annotations.map(({ level, message }) => [level, message])).toEqual([
    ['warning', expect.stringContaining("Unexpected input(s) 'odd'")],
    ['warning', expect.stringContaining('`pre` execution is not supported for local action')],
  ]);
  expect(
    told.steps
      .get('a')
      ?.map(({ name }) => name)
      .slice(-3),
  ).toEqual(['Post Time it', 'Post Run actions/checkout@v4', 'Complete job']);
});

test("the repository's own action can be used at a ref, without a checkout", async () => {
  const told = await run('      - {uses: acme/shop/.github/actions/timer@main}\n', nodeAction);
  expect(told.log('a')).toMatch(/pre ran[\s\S]*post saw 42 none/);
  expect(told.conclusion).toBe('success');
});

test('an action that is not there fails the step and says what to do', async () => {
  const told = await run('      - {uses: ./.github/actions/timer}\n');
  expect(told.conclusion).toBe('failure');
  expect(told.annotations[0]?.message).toContain('Did you forget to run actions/checkout');
});

test('artifacts make the round trip between jobs as real zip files', async () => {
  const artifacts = memoryArtifacts();
  const told = await runText(
    `
on: push
jobs:
  make:
    runs-on: ubuntu-latest
    steps:
      - run: mkdir -p dist/deep out && echo a > dist/a.txt && echo b > dist/deep/b.txt && echo h > dist/.hidden && echo c > out/c.txt
      - {id: up, uses: actions/upload-artifact@v4, with: {name: dist, path: dist}}
      - {uses: actions/upload-artifact@v4, with: {name: one, path: dist/a.txt, include-hidden-files: true}}
      - {uses: actions/upload-artifact@v4, with: {name: several, path: "dist/*.txt\\nout"}}
      - run: test -n "\${{ steps.up.outputs.artifact-id }}" -a -n "\${{ steps.up.outputs.artifact-digest }}"
      - {continue-on-error: true, uses: actions/upload-artifact@v4, with: {name: dist, path: out}}
      - {uses: actions/upload-artifact@v4, with: {name: one, path: out, overwrite: true}}
      - {uses: actions/upload-artifact@v4, with: {name: none, path: nowhere}}
      - {continue-on-error: true, uses: actions/upload-artifact@v4, with: {name: none, path: nowhere, if-no-files-found: error}}
  use:
    needs: make
    runs-on: ubuntu-latest
    steps:
      - {uses: actions/download-artifact@v4, with: {name: dist, path: got}}
      - run: test "$(cat got/a.txt got/deep/b.txt)" = "$(printf 'a\\nb')"
      - {uses: actions/download-artifact@v4, with: {path: all}}
      - run: test -f all/dist/a.txt -a -f all/one/c.txt
      - {uses: actions/download-artifact@v4, with: {path: merged, pattern: '{o,d}*', merge-multiple: true}}
      - {uses: actions/download-artifact@v4, with: {path: merged, pattern: 'd*', merge-multiple: true}}
      - run: test -f merged/a.txt
      - {continue-on-error: true, uses: actions/download-artifact@v4, with: {name: missing}}
`,
    {},
    { artifacts },
  );
  expect(told.annotations.map(({ message }) => message)).toEqual([
    'an artifact dist exists already',
    expect.stringContaining('No files were found'),
    expect.stringContaining('No files were found'),
    expect.stringContaining('Artifact not found for name: missing'),
  ]);
  expect(told.conclusion).toBe('success');
  const names = (name: string) => Object.keys(unzipSync(artifacts.contents.get(name) ?? new Uint8Array()));
  expect(names('dist')).toEqual(['a.txt', 'deep/b.txt']);
  expect(names('one')).toEqual(['c.txt']);
  expect(names('several')).toEqual(['dist/a.txt', 'out/c.txt']);
});

test('an archive cannot write outside the folder it is extracted to', async () => {
  const artifacts = memoryArtifacts();
  artifacts.contents.set('evil', zipSync({ '../../evil.txt': strToU8('x') }));
  const told = await run(
    '      - {uses: actions/download-artifact@v4, with: {name: evil, path: here}}\n',
    {},
    { artifacts },
  );
  expect(told.annotations[0]?.message).toContain('Malformed extraction path');
});

test('setup-node accepts the Node that is there and refuses any other', async () => {
  const told = await run(`
      - {id: n, uses: actions/setup-node@v4, with: {node-version: '>=20'}}
      - run: test "\${{ steps.n.outputs.node-version }}" = "$(node --version)"
      - {uses: actions/setup-node@v4, with: {node-version: ${process.versions.node.split('.')[0]}.x, cache: npm}}
      - run: echo '${process.version}' > .nvmrc
      - {uses: actions/setup-node@v4, with: {node-version-file: .nvmrc}}
      - {continue-on-error: true, uses: actions/setup-node@v4, with: {node-version: 12}}
      - {continue-on-error: true, uses: actions/setup-node@v4, with: {node-version-file: missing}}
`);
  expect(told.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining("Unable to find Node version '12'"),
    expect.stringContaining('missing does not exist'),
  ]);
  expect(told.conclusion).toBe('success');
});

test('the cache always misses', async () => {
  const told = await run(`
      - {id: c, uses: actions/cache@v4, with: {path: node_modules, key: x}}
      - run: test -z "\${{ steps.c.outputs.cache-hit }}"
      - {uses: actions/cache/save@v4, with: {path: node_modules, key: x}}
      - {continue-on-error: true, uses: actions/cache/restore@v4, with: {path: y, key: x, fail-on-cache-miss: true}}
`);
  expect(told.conclusion).toBe('success');
  expect(told.annotations).toHaveLength(1);
});
