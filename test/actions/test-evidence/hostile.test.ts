import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { collect, configuration, exitCodes, type Files, openPullRequest } from './pull-request.ts';

/** A pull request whose commands execute a script that the change brings along. */
function withScript(script: string, evidence = '  - { name: unit, run: bash run.sh }', more: Files = {}) {
  return openPullRequest(
    { '.github/wired-chaos.yml': configuration('commands:', evidence), 'run.sh': 'true\n' },
    { 'run.sh': script, ...more },
  );
}

/** Names of the workflow commands that take effect, by the rule of GitHub's runner for `stop-commands`. */
function effective(log: string): string[] {
  const names: string[] = [];
  let token: string | null = null;
  for (const line of log.split('\n')) {
    const [, name = '', data = ''] = /^\s*::([\w-]+)[^:]*::(.*)$/.exec(line) ?? [];
    if (token !== null) token = name === token ? null : token;
    else if (name === 'stop-commands') token = data;
    else if (name !== '') names.push(name);
  }
  return names;
}

test('workflow commands in the output have no effect', () => {
  const attack = ['::set-output name=directory::/etc', '::add-mask::e', '::endgroup::', '::pause-logging::'];
  const script = attack.map((line) => `echo "${line}"`).join('\n');
  const { log, code, outputs } = collect(withScript(`${script}\n`), 'head');
  expect(code).toBe(0);
  for (const line of attack) expect(log).toContain(`\n${line}\n`);
  expect(effective(log)).toEqual(['group', 'endgroup']);
  expect(outputs).toMatch(/^directory=.*evidence-head\nartifact=wired-chaos-evidence-head\n$/);
});

test('a command sees neither tokens nor the files of the runner', () => {
  const secret = ['ghs', 'not-a-real-one'].join('_');
  const { log, code } = collect(withScript('env\n'), 'head', {
    GITHUB_TOKEN: secret,
    ACTIONS_RUNTIME_TOKEN: secret,
    ACTIONS_ID_TOKEN_REQUEST_URL: secret,
    INPUT_TOKEN: secret,
    NPM_TOKEN: secret,
    JAVA_HOME: '/opt/java',
  });
  expect(code).toBe(0);
  expect(log).toContain('JAVA_HOME=/opt/java');
  expect(log).not.toContain(secret);
  expect(log).not.toMatch(/^(?:GITHUB|ACTIONS|RUNNER|INPUT|WIRED_CHAOS)_/m);
});

test('a command that finds the file of GITHUB_ENV changes nothing, and spoils its own results', () => {
  const pull = withScript(
    'for file in "$HOME"/env "$HOME"/output; do echo "LD_PRELOAD=/tmp/x" >> "$file"; done\n',
  );
  const { code, log, outputs, collected } = collect(pull, 'base');
  expect({ code, collected: collected !== null }).toEqual({ code: 0, collected: true });
  const attacked = collect(pull, 'head');
  expect(attacked.code).toBe(1);
  expect(attacked.outputs).toBe('');
  expect(attacked.log).toContain('A command wrote to GITHUB_ENV, GITHUB_OUTPUT of this step');
  expect(log + outputs).not.toContain('LD_PRELOAD');
});

test('a forged manifest is gone, and result files from before the command do not count', () => {
  const forge = [
    'mkdir -p "$HOME/temp/wired-chaos-evidence-head" reports',
    `echo '{"forged": true}' > "$HOME/temp/wired-chaos-evidence-head/collected.json"`,
    `echo '<forged/>' > "$HOME/temp/wired-chaos-evidence-head/command-9-attempt-1-junit.xml"`,
  ];
  const evidence = '  - { name: unit, run: bash run.sh, junit: reports/junit.xml }';
  const pull = withScript(`${forge.join('\n')}\n`, evidence, { 'reports/junit.xml': '<testsuites/>\n' });
  const { collected, files, summary } = collect(pull, 'head');
  expect(Object.keys(files)).toEqual(['collected.json']);
  expect(collected?.commands).toMatchObject([{ exitCode: 0, junit: null }]);
  expect(summary).toContain('`reports/junit.xml was not written`');
});

test.each([
  ['a link', 'ln -s /etc/hostname reports/junit.xml', 'is a link'],
  [
    'a folder that is a link',
    'rm -r reports; ln -s /etc reports; touch reports/x || true',
    'was not written',
  ],
  ['a pipe', 'mkfifo reports/junit.xml', 'is not a regular file'],
  ['a folder', 'mkdir reports/junit.xml', 'is not a regular file'],
  ['too large', 'head -c 10485761 /dev/zero > reports/junit.xml', 'is larger than 10 MiB'],
])('a result file that is %s is not taken', (_, script, reason) => {
  const evidence = '  - { name: unit, run: bash run.sh, junit: reports/junit.xml }';
  const { collected, files, summary, code } = collect(
    withScript(`mkdir reports\n${script}\n`, evidence),
    'head',
  );
  expect(code).toBe(0);
  expect(collected?.commands).toMatchObject([{ junit: null }]);
  expect(Object.keys(files)).toEqual(['collected.json']);
  expect(summary).toContain(reason);
});

test('a result file outside the repository is refused', () => {
  const { code, log } = collect(
    withScript('true\n', '  - { name: unit, run: "true", junit: ../../junit.xml }'),
    'head',
  );
  expect(code).toBe(1);
  expect(log).toContain('is not within the repository');
});

test('the change decides neither commands nor tests: the configuration is that of the base', () => {
  const pull = openPullRequest(
    { '.github/wired-chaos.yml': configuration('commands:', '  - { name: unit, run: "exit 4" }') },
    { '.github/wired-chaos.yml': configuration('commands:', '  - { name: unit, run: "true" }') },
  );
  expect(exitCodes(collect(pull, 'head'))).toEqual([4, 4]);
});

test('what a command leaves running is killed before its results are read', () => {
  const { log, code } = collect(withScript('sleep 600 &\necho "left behind: $!"\n'), 'head');
  expect(code).toBe(0);
  const left = Number(/left behind: (\d+)/.exec(log)?.[1]);
  expect(left).toBeGreaterThan(0);
  expect(isRunning(left)).toBe(false);
});

test('output without end is cut, and the command still counts', () => {
  const { log, code } = collect(withScript('yes 0123456789 | head -c 8000000\n'), 'head');
  expect(code).toBe(0);
  expect(log.length).toBeLessThan(5_000_000);
  expect(log).toContain('The output is too long');
});

test('a setup that fails is told as commands that were never executed', () => {
  const setup = configuration('setup: exit 9', 'commands:', '  - { name: unit, run: "true" }');
  const pull = openPullRequest({ '.github/wired-chaos.yml': setup }, { 'a.txt': 'a\n' });
  const base = collect(pull, 'base');
  expect({ code: base.code, exits: exitCodes(base) }).toEqual({ code: 0, exits: [null] });
  const head = collect(pull, 'head');
  expect({ code: head.code, exits: exitCodes(head) }).toEqual({ code: 1, exits: [null] });
});

test('a base without commands is said, and fails nothing', () => {
  const pull = openPullRequest({ '.github/wired-chaos.yml': 'autonomy: propose\n' }, { 'a.txt': 'a\n' });
  const { code, log, outputs } = collect(pull, 'head');
  expect({ code, outputs }).toEqual({ code: 0, outputs: '' });
  expect(log).toContain('names no `evidence.commands`');
});

test('a broken configuration of the base fails with its line', () => {
  const pull = openPullRequest(
    { '.github/wired-chaos.yml': 'evidence: { comands: [] }\n' },
    { 'a.txt': 'a\n' },
  );
  const { code, log } = collect(pull, 'head');
  expect(code).toBe(1);
  expect(log).toContain('line 1');
});

test('something else than the test merge is refused, with the remedy', () => {
  const pull = withScript('true\n');
  pull.repository.git('checkout', '--quiet', 'topic');
  const single = collect(pull, 'head');
  expect(single.code).toBe(1);
  expect(single.log).toContain('Set no `ref` for actions/checkout');
  pull.repository.git('checkout', '--quiet', '--detach', 'main');
  pull.repository.git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'topic');
  const other = collect({ ...pull, event: { pull_request: { head: { sha: pull.base } } } }, 'head');
  expect(other.code).toBe(1);
  expect(other.log).toContain("the pull request's head is");
  const push = collect({ ...pull, event: { before: pull.base } }, 'head');
  expect(push.log).toContain('neither a pull request nor a merge group');
});

test('a shallow clone is refused, and fetch-depth is named', () => {
  const pull = withScript('true\n');
  const clone = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
  spawnSync('git', [
    'clone',
    '--quiet',
    '--depth=1',
    `file://${pull.repository.directory}`,
    join(clone, 'c'),
  ]);
  const { code, log } = collect(pull, 'head', { WIRED_CHAOS_DIRECTORY: join(clone, 'c') });
  expect(code).toBe(1);
  expect(log).toContain('fetch-depth: 0');
});

test('a checkout that keeps the token of the job is refused', () => {
  const pull = withScript('true\n');
  pull.repository.git('config', 'http.https://github.example/.extraheader', 'AUTHORIZATION: basic x');
  const { code, log } = collect(pull, 'head');
  expect(code).toBe(1);
  expect(log).toContain('persist-credentials: false');
});

test('the log tells the digest of each file that was kept', () => {
  const { files, log } = collect(withScript('true\n'), 'head');
  const digest = createHash('sha256')
    .update(files['collected.json'] ?? '')
    .digest('hex');
  expect(log).toContain(`\nsha256 ${digest} collected.json\n`);
});

test('a job that is cancelled leaves nothing running and no results', async () => {
  const { execute } = await import('../../../actions/test-evidence/execute.ts');
  const directory = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, 'pid'), '');
  const controller = new AbortController();
  const ended = execute({
    text: 'sleep 600 & echo $! > pid; echo started; wait',
    cwd: directory,
    env: { PATH: process.env.PATH ?? '' },
    timeout: 600_000,
    signal: controller.signal,
    onLine: () => controller.abort(new Error('The job was cancelled.')),
  });
  await expect(ended).rejects.toThrow('The job was cancelled.');
  const sleeper = Number(readFileSync(join(directory, 'pid'), 'utf8'));
  await expect.poll(() => isRunning(sleeper)).toBe(false);
});

test('a command that hangs is killed with all that it started when its time is over', async () => {
  const { execute } = await import('../../../actions/test-evidence/execute.ts');
  const directory = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const execution = await execute({
    text: 'sleep 600 & echo $! > pid; wait',
    cwd: directory,
    env: { PATH: process.env.PATH ?? '' },
    timeout: 300,
    signal: new AbortController().signal,
    onLine: () => undefined,
  });
  expect(execution).toMatchObject({ exitCode: null, timedOut: true });
  await expect.poll(() => isRunning(Number(readFileSync(join(directory, 'pid'), 'utf8')))).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
