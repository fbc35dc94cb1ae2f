import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pkcs8 } from '../../change/policy/keys.ts';
import { Repository } from '../../change/repository.ts';
import { type ActionRun, runComposite } from '../composite.ts';

const action = new URL('../../../actions/policy-check/action.yml', import.meta.url);

let repository: Repository;
let runner: string;
let base: string;
beforeEach(() => {
  repository = new Repository();
  runner = mkdtempSync(join(tmpdir(), 'wired-chaos-test-'));
  base = repository.commit('Base');
});
afterEach(() => {
  repository.remove();
  rmSync(runner, { recursive: true });
});

/** Runs the Action of the repository with the committed bundle. */
function check(event: unknown, more: Partial<ActionRun> = {}) {
  return runComposite(action, { event, workspace: repository.directory, ...more });
}

const nothing = '0'.repeat(40);
const pullRequest = (from = base) => ({
  action: 'opened',
  pull_request: { base: { sha: from }, head: { sha: repository.head() } },
});

test('a clean pull request succeeds', () => {
  repository.write('a.ts', 'export {};\n');
  repository.commit('Clean');
  const { code, outputs, summary, errors } = check(pullRequest());
  expect(errors).toBe('');
  expect(code).toBe(0);
  expect(outputs).toEqual({ conclusion: 'success', findings: '0', blocking: '0', warnings: '0', sarif: '' });
  expect(summary).toContain('## wired-chaos/policy: 1 changed file, nothing found');
});

test('a key fails the step, at its lines, and is not printed', () => {
  repository.write('deploy/a, b: c.pem', `# mine\n${pkcs8}`);
  repository.commit('Key');
  const { code, log, outputs, summary } = check(pullRequest());
  expect(code).toBe(1);
  expect(outputs).toMatchObject({
    conclusion: 'action_required',
    findings: '1',
    blocking: '1',
    warnings: '0',
  });
  const end = 1 + pkcs8.trimEnd().split('\n').length;
  const command = log.split('\n').find((line) => line.startsWith('::error '));
  expect(command).toContain('title=A private key is in the diff (secret/private-key)');
  expect(command).toContain(`file=deploy/a%2C b%3A c.pem,line=2,endLine=${end}::`);
  expect(command).toContain('%0ATreat the key as known to others');
  expect(summary).toContain('`deploy/a, b: c.pem:2-');
  expect(log + summary).not.toContain(pkcs8.split('\n')[1] ?? 'no line');
});

test('a file whose name is a workflow command starts none', () => {
  repository.write('::add-mask::x', `${pkcs8}`);
  repository.commit('Key');
  const { log } = check(pullRequest());
  const stop = log.indexOf('::stop-commands::');
  const token = log.slice(stop + '::stop-commands::'.length, log.indexOf('\n', stop));
  const resume = log.indexOf(`::${token}::`);
  expect(stop).toBeGreaterThanOrEqual(0);
  expect(log.indexOf('\n::add-mask')).toBeGreaterThan(stop);
  expect(log.lastIndexOf('\n::add-mask')).toBeLessThan(resume);
});

test('what is not looked at in time blocks in an irreversible zone, and is named', () => {
  const zones = 'zones: [{ name: db, paths: [db/**], irreversible: true }]\n';
  repository.write('.github/wired-chaos.yml', zones);
  const from = repository.commit('Zone');
  repository.write('db/1.sql', 'DROP TABLE a;\n'.repeat(2000));
  repository.commit('Drops');
  const { code, log, outputs } = check(pullRequest(from), { inputs: { deadline: '0.001' } });
  expect(code).toBe(1);
  expect(outputs).toMatchObject({ conclusion: 'action_required' });
  expect(log).toMatch(/cannot be shown safe: .*(?:time was up|it took too long)/);
});

test('a deadline that is none fails the step, with the remedy', () => {
  repository.write('a.ts', 'export {};\n');
  repository.commit('Clean');
  const { code, log } = check(pullRequest(), { inputs: { deadline: 'soon' } });
  expect(code).toBe(2);
  expect(log).toContain('deadline is a number of seconds');
});

test('the configuration is read from the base commit', () => {
  repository.write('.github/wired-chaos.yml', 'policy: { secrets: off }\n');
  repository.write('key.pem', pkcs8);
  const switchedOff = repository.commit('Switch it off, and sneak a key in');
  expect(check(pullRequest()).code).toBe(1);
  repository.write('second.pem', pkcs8);
  repository.commit('Another');
  expect(check(pullRequest(switchedOff)).outputs.conclusion).toBe('success');
});

test('under observe the step is green and tells what it would have been', () => {
  repository.write('.github/wired-chaos.yml', 'autonomy: observe\n');
  base = repository.commit('Observe');
  repository.write('key.pem', pkcs8);
  repository.commit('Key');
  const { code, log, outputs, summary } = check(pullRequest());
  expect(code).toBe(0);
  expect(outputs).toMatchObject({ conclusion: 'neutral', findings: '1' });
  expect(summary).toContain('It would have been **action_required**');
  expect(log).toContain('::notice title=A private key');
});

test('a broken configuration fails with its line', () => {
  repository.write('.github/wired-chaos.yml', 'autonomi: act\n');
  base = repository.commit('Broken');
  const { code, log, outputs } = check(pullRequest());
  expect(code).toBe(2);
  expect(outputs.conclusion).toBe('failure');
  expect(log).toContain('::error title=.github/wired-chaos.yml%3A1%3A1::');
});

test('a clone without history fails and names fetch-depth', () => {
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.write('a', 'a');
  const head = repository.commit('One');
  repository.git('checkout', '--quiet', 'main');
  repository.write('b', 'b');
  const other = repository.commit('Two');
  const clone = join(runner, 'clone');
  const source = `file://${repository.directory}`;
  execFileSync('git', ['clone', '--quiet', '--depth=1', '--no-single-branch', source, clone], {
    stdio: 'pipe',
  });
  const event = { pull_request: { base: { sha: other }, head: { sha: head } } };
  const { code, log, outputs } = check(event, { workspace: clone });
  expect(code).toBe(2);
  expect(outputs).toMatchObject({ conclusion: 'failure', findings: '0' });
  expect(log).toContain('fetch-depth: 0');
});

test('merge groups and pushes are judged, and inputs win', () => {
  repository.write('key.pem', pkcs8);
  const head = repository.commit('Key');
  expect(check({ merge_group: { base_sha: base, head_sha: head } }).code).toBe(1);
  expect(check({ before: base, after: head }).code).toBe(1);
  expect(check({ before: base, after: head }, { inputs: { base: head } }).code).toBe(0);
});

test('an event that says nothing about commits fails and says what to do', () => {
  const { code, log } = check({ action: 'created' }, { name: 'issue_comment' });
  expect(code).toBe(2);
  expect(log).toContain('set the inputs');
});

test('a new branch is judged from where it left the default branch, which has to be there', () => {
  repository.write('old.pem', pkcs8);
  const main = repository.commit('Before');
  repository.write('a.ts', 'export {};\n');
  const head = repository.commit('Clean');
  const event = {
    before: nothing,
    after: head,
    ref: 'refs/heads/feature',
    repository: { default_branch: 'main' },
  };
  expect(check(event).log).toContain('There is no commit "refs/remotes/origin/main" here');
  repository.git('update-ref', 'refs/remotes/origin/main', main);
  expect(check(event)).toMatchObject({ code: 0, outputs: { conclusion: 'success' } });
});

test('what a force push replaced is not in the clone: a branch is judged as a new one, the default branch is not', () => {
  repository.git('update-ref', 'refs/remotes/origin/main', base);
  repository.write('key.pem', pkcs8);
  const head = repository.commit('Key');
  const event = { before: 'e'.repeat(40), after: head, forced: true, repository: { default_branch: 'main' } };
  expect(check({ ...event, ref: 'refs/heads/feature' })).toMatchObject({ code: 1 });
  const main = check({ ...event, ref: 'refs/heads/main' });
  expect(main.code).toBe(2);
  expect(main.log).toContain(`git fetch origin ${'e'.repeat(40)}`);
});

test('the first push of the default branch and a run by hand are judged whole; a deleted branch is nothing', () => {
  repository.write('key.pem', pkcs8);
  const head = repository.commit('Key');
  repository.write('later.ts', 'export {};\n');
  repository.commit('Later');
  const event = {
    before: nothing,
    after: head,
    ref: 'refs/heads/main',
    repository: { default_branch: 'main' },
  };
  expect(check(event)).toMatchObject({ code: 1, outputs: { findings: '1' } });
  expect(check({ inputs: {} }, { name: 'workflow_dispatch' })).toMatchObject({ code: 1 });
  const gone = check({ ...event, before: head, after: nothing });
  expect(gone).toMatchObject({ code: 0, outputs: { conclusion: 'success', findings: '0' } });
});

test('the findings are written as SARIF, clean or not, over what the change put there', () => {
  const target = join(runner, 'elsewhere');
  repository.link('out.sarif', target);
  repository.write('key.pem', pkcs8);
  repository.commit('Key, and a link');
  const inputs = { sarif: 'out.sarif' };
  const read = () => JSON.parse(readFileSync(join(repository.directory, 'out.sarif'), 'utf8'));
  const found = check(pullRequest(), { inputs });
  expect(found).toMatchObject({ code: 1, outputs: { sarif: 'out.sarif' } });
  expect(read().runs[0].results).toMatchObject([{ ruleId: 'secret/private-key', level: 'error' }]);
  expect(existsSync(target)).toBe(false);
  expect(lstatSync(join(repository.directory, 'out.sarif')).isFile()).toBe(true);
  expect(check(pullRequest(repository.head()), { inputs }).code).toBe(0);
  expect(read().runs[0]).toMatchObject({ results: [], invocations: [{ executionSuccessful: true }] });
  expect(check({ action: 'created' }, { inputs }).code).toBe(2);
  expect(read().runs[0]).toMatchObject({ results: [], invocations: [{ executionSuccessful: false }] });
  const lost = check(pullRequest(), { inputs: { sarif: 'key.pem/out.sarif' } });
  expect(lost).toMatchObject({ code: 2, outputs: { conclusion: 'failure' } });
  expect(lost.log).toContain('::error title=wired-chaos/policy could not judge::The SARIF file');
});

test('who reads it without the App is told that nobody can approve here, where that would be asked for', () => {
  repository.write('db/1.sql', 'DROP TABLE customers;\n');
  repository.commit('Drop');
  const { summary, outputs } = check(pullRequest());
  expect(outputs).toMatchObject({ conclusion: 'action_required', blocking: '1' });
  expect(summary).toContain('**Approvals count for the App alone**');
  repository.write('key.pem', pkcs8);
  const before = repository.head();
  repository.commit('Key');
  expect(check(pullRequest(before)).summary).not.toContain('Approvals count');
});

test('as many annotations of a kind are made as GitHub shows, and the summary has them all', () => {
  for (let index = 0; index < 60; index += 1) repository.write(`keys/${index}.pem`, pkcs8);
  repository.commit('Keys');
  const { log, summary, outputs } = check(pullRequest());
  expect(outputs).toMatchObject({ findings: '60', blocking: '60' });
  expect(log.match(/^::error /gm)).toHaveLength(10);
  for (let index = 0; index < 60; index += 1) expect(summary).toContain(`\`keys/${index}.pem:1-`);
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
});
