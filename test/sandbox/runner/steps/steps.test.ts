import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { makeRepository, runText, runWorkflow } from '../workbench.ts';

/** Runs one job with these steps, given as YAML list items indented by six. */
function runSteps(steps: string, job = '', files: Record<string, string> = {}) {
  return runText(
    `on: push\nenv: {LEVEL: workflow, W: w}\njobs:\n  a:\n    runs-on: ubuntu-latest\n${job}    steps:\n${steps}`,
    files,
  );
}

test('environment, path, outputs and summary are handed on', async () => {
  const told = await runSteps(
    `
      - run: |
          echo "LEVEL=file" >> "$GITHUB_ENV"
          echo "GITHUB_SHA=forged" >> "$GITHUB_ENV"
          mkdir tools
          printf '#!/bin/sh\\necho from-tool' > tools/hello
          chmod +x tools/hello
          echo "$PWD/tools" >> "$GITHUB_PATH"
          echo "### Hello" >> "$GITHUB_STEP_SUMMARY"
      - id: ask
        env: {STEP: mine}
        run: |
          test "$LEVEL/$W/$JOB/$STEP" = file/w/j/mine
          test "$GITHUB_SHA" = "\${{ github.sha }}"
          echo "said=$(hello)" >> "$GITHUB_OUTPUT"
      - run: test "\${{ steps.ask.outputs.said }} \${{ env.LEVEL }}" = "from-tool file"
      - run: 'test -z "\${STEP:-}"'
      - run: echo "second" >> "$GITHUB_STEP_SUMMARY"
`,
    '    env: {LEVEL: job, JOB: j}\n',
  );
  expect(told.log('a')).not.toContain('##[error]');
  expect(told.conclusion).toBe('success');
  expect(told.summaries.get('a')).toBe('### Hello\n\nsecond\n');
});

test('a forgiven step has failed but does not fail the job; conditions see how it stands', async () => {
  const told = await runSteps(`
      - {id: shaky, run: exit 1, continue-on-error: true}
      - run: test "\${{ steps.shaky.outcome }}/\${{ steps.shaky.conclusion }}/\${{ job.status }}" = failure/success/success
      - {if: failure(), run: echo not yet}
      - {id: broken, run: exit 7}
      - {name: Skipped by default, run: echo never}
      - {name: Only on failure, if: "failure() && steps.broken.outcome == 'failure'", run: echo tidy}
      - {if: always(), run: 'test "\${{ job.status }}" = failure'}
`);
  expect(told.steps.get('a')?.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ['Set up job', 'success'],
    ['Run exit 1', 'success'],
    [expect.stringContaining('failure/success'), 'success'],
    ['Run echo not yet', 'skipped'],
    ['Run exit 7', 'failure'],
    ['Skipped by default', 'skipped'],
    ['Only on failure', 'success'],
    [expect.stringContaining('Run test'), 'success'],
    ['Complete job', 'success'],
  ]);
  expect(told.conclusion).toBe('failure');
});

test('shells stop at errors as documented', async () => {
  const told = await runSteps(`
      - {name: no pipefail without shell, run: false | true}
      - {name: pipefail with bash, continue-on-error: true, id: b, shell: bash, run: false | true}
      - {run: 'test \${{ steps.b.outcome }} = failure'}
      - {shell: sh, run: 'test -z "$BASH_VERSION" || test -n "$POSIXLY_CORRECT"'}
      - {shell: 'node {0}', run: 'console.log("pid", process.argv.length)'}
      - {shell: oddity, continue-on-error: true, run: x}
      - {working-directory: /, run: 'test "$PWD" = /'}
      - {working-directory: missing, continue-on-error: true, run: 'true'}
`);
  expect(told.annotations.map(({ message }) => message)).toEqual([
    'Process completed with exit code 1.',
    expect.stringContaining("Invalid shell option 'oddity'"),
    expect.stringMatching(/cannot start bash in .*missing/),
  ]);
  expect(told.conclusion).toBe('success');
  expect(told.log('a')).toContain('pid 2');
});

test('commands become annotations, groups and masks; stopped ones stay text', async () => {
  const secret = ['s3', 'cret-', 'value'].join('');
  const told = await runSteps(
    `
      - run: |
          echo "::error file=src/a.js,line=3,endLine=5,title=Sum::off by %25 one"
          echo "::warning file=$PWD/src/b.js::careful" >&2
          echo "::notice::for your information"
          echo "::debug::hidden"
          word=s3; echo "::add-mask::\${word}cret-value"
          echo "now \${word}cret-value is hidden"
          echo "::error::\${word}cret-value too"
          echo "::stop-commands::pause-1"
          echo "::error::just text"
          echo "::pause-1::"
          echo "::group::Inside"
          echo "out=\${word}cret-value" >> "$GITHUB_OUTPUT"
        id: x
`,
    `    outputs: {out: '\${{ steps.x.outputs.out }}'}\n`,
  );
  expect(told.annotations.map(({ job, ...annotation }) => annotation)).toEqual([
    { level: 'failure', path: 'src/a.js', startLine: 3, endLine: 5, title: 'Sum', message: 'off by % one' },
    { level: 'warning', path: 'src/b.js', startLine: 1, endLine: 1, title: null, message: 'careful' },
    {
      level: 'notice',
      path: '.github',
      startLine: 1,
      endLine: 1,
      title: null,
      message: 'for your information',
    },
    { level: 'failure', path: '.github', startLine: 1, endLine: 1, title: null, message: '*** too' },
    expect.objectContaining({ message: "Skip output 'out' since it may contain secret." }),
  ]);
  const log = told.log('a');
  expect(log).toContain('now *** is hidden');
  expect(log).not.toContain(secret);
  expect(log).toContain('::error::just text');
  expect(log).toContain('##[group]Inside');
  expect(log).not.toMatch(/^hidden/m);
  expect(told.jobs.get('a')?.outputs).toEqual({});
});

test('a step leaves at most ten annotations of a level, the next step ten more', async () => {
  const many = '{run: "for i in $(seq 12); do echo ::warning::$i; done; echo ::notice::n"}';
  const told = await runSteps(`      - ${many}\n      - ${many}\n`);
  expect(told.annotations.filter(({ level }) => level === 'warning')).toHaveLength(20);
  expect(told.annotations.filter(({ level }) => level === 'notice')).toHaveLength(2);
  expect(told.log('a')).toContain('##[warning]12');
});

test('the token of the run never appears in the log', async () => {
  const told = await runSteps(
    `      - {env: {T: "\${{ secrets.GITHUB_TOKEN }}"}, run: "echo token $T; test -n $T"}\n`,
  );
  expect(told.log('a')).toContain('token ***');
});

test('disabled and unknown commands fail the step, malformed files too', async () => {
  const told = await runSteps(`
      - {continue-on-error: true, run: 'echo "::set-env name=A::b"'}
      - {continue-on-error: true, run: 'echo "::add-matcher::m.json"'}
      - {continue-on-error: true, run: 'echo nonsense >> "$GITHUB_ENV"'}
      - {continue-on-error: true, run: 'echo NODE_OPTIONS=--x >> "$GITHUB_ENV"'}
`);
  expect(told.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining('`set-env` command is disabled'),
    expect.stringContaining('no problem matchers'),
    expect.stringContaining("Invalid format 'nonsense'"),
    expect.stringContaining('NODE_OPTIONS'),
  ]);
});

test('a step that takes too long is ended with everything it started, even what ignores the request', async () => {
  const told = await runText(`
on: push
jobs:
  a:
    strategy: {fail-fast: false, matrix: {leader: ["trap '' TERM", "true"]}}
    runs-on: ubuntu-latest
    steps:
      - name: Slow
        timeout-minutes: 0.01
        run: |
          (trap '' TERM; sleep 300) & echo "$!" > "$RUNNER_TEMP/child"
          \${{ matrix.leader }}
          sleep 300
      - if: failure()
        run: |
          pid=$(cat "$RUNNER_TEMP/child")
          # A killed process that nobody has waited for yet is no longer running either.
          kill -0 "$pid" 2>/dev/null && ! grep -q '^State:.Z' "/proc/$pid/status" && echo alive || echo gone
`);
  for (const job of ["a (trap '' TERM)", 'a (true)']) {
    expect(told.steps.get(job)?.[1]).toEqual({ name: 'Slow', conclusion: 'failure' });
    expect(told.log(job)).toContain("The action 'Slow' has timed out after 0.01 minutes.");
    expect(told.log(job)).toMatch(/^gone$/m);
  }
});

test('a job that takes too long is cancelled', async () => {
  const told = await runSteps('      - {run: sleep 300}\n', '    timeout-minutes: 0.01\n');
  expect(told.conclusion).toBe('cancelled');
  expect(told.annotations.map(({ message }) => message)).toEqual([
    'The operation was canceled.',
    'The job has exceeded the maximum execution time of 0.01 minutes.',
  ]);
});

test('what a step leaves running lives until the end of its job and no longer', async () => {
  const repository = makeRepository({});
  const file = `${repository.directory}/pid`;
  const content = `
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: sleep 300 & echo $! > ${file}
      - run: kill -0 "$(cat ${file})"
`;
  const told = await runWorkflow(repository, { path: 'a.yml', content });
  expect(told.conclusion).toBe('success');
  const pid = Number(readFileSync(file, 'utf8'));
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false));
  expect(told.leftovers).toEqual([]);
});

test('steps see nothing of this process: no variables, another home, git without our configuration', async () => {
  process.env.APP_PRIVATE_SETTING = 'private';
  const told = await runSteps(`
      - run: |
          env | sort
          test -z "\${APP_PRIVATE_SETTING:-}"
          test "$HOME" != "\${{ env.NOT_SET || '${process.env.HOME}' }}"
          git config --global user.name "Step" && test "$(git config --global --list)" = "user.name=Step"
          test "$(command -v node)" = "${process.execPath}"
          test "$CI/$GITHUB_ACTIONS/$GITHUB_REPOSITORY/$GITHUB_REF_NAME/$GITHUB_EVENT_NAME" = true/true/acme/shop/main/push
          node -e 'console.log("event of", require(process.env.GITHUB_EVENT_PATH).ref)'
          test -z "\${GITHUB_TOKEN:-}\${GITHUB_EVENT:-}"
`);
  delete process.env.APP_PRIVATE_SETTING;
  expect(told.log('a')).toContain('event of refs/heads/main');
  expect(told.conclusion).toBe('success');
  expect(told.log('a')).not.toMatch(/^(?:VITEST|npm_|NODE_)/m);
});

test('an endless log is cut', async () => {
  const told = await runSteps('      - {run: \'head -c 6000000 /dev/zero | tr "\\0" "x" | fold -w 1000\'}\n');
  expect(told.conclusion).toBe('success');
  expect(told.log('a').length).toBeLessThan(5_000_000);
  expect(told.log('a')).toContain('The log is too long');
});

test('hashFiles hashes what is in the workspace', async () => {
  const told = await runSteps(`
      - run: echo one > lock.json
      - run: echo "\${{ hashFiles('**/lock.json') }}/\${{ hashFiles('nothing') }}"
`);
  const ofFile = createHash('sha256').update('one\n').digest();
  const digest = createHash('sha256').update(ofFile).digest('hex');
  expect(told.log('a')).toMatch(new RegExp(`^${digest}/$`, 'm'));
});

function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/State:\tZ/.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
