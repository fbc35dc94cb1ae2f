import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pkcs8 } from '../../change/policy/keys.ts';
import { Repository } from '../../change/repository.ts';

const main = new URL('../../../actions/policy-check/dist/main.js', import.meta.url).pathname;

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

/** Runs the committed bundle as a runner would, with a pull request's event and files for what it tells. */
function check(event: unknown, directory = repository.directory, env: Record<string, string> = {}) {
  const file = (name: string, content = '') => {
    const path = join(runner, name);
    writeFileSync(path, content);
    return path;
  };
  const files = {
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
  };
  const done = spawnSync(process.execPath, [main], {
    cwd: directory,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...files, ...env },
  });
  return {
    code: done.status,
    log: done.stdout,
    errors: done.stderr,
    outputs: readFileSync(files.GITHUB_OUTPUT, 'utf8'),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
  };
}

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
  expect(outputs).toBe('conclusion=success\nfindings=0\n');
  expect(summary).toContain('## wired-chaos/policy: 1 changed file, nothing found');
});

test('a key fails the step, at its lines, and is not printed', () => {
  repository.write('deploy/a, b: c.pem', `# mine\n${pkcs8}`);
  repository.commit('Key');
  const { code, log, outputs, summary } = check(pullRequest());
  expect(code).toBe(1);
  expect(outputs).toBe('conclusion=action_required\nfindings=1\n');
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

test('the configuration is read from the base commit', () => {
  repository.write('.github/wired-chaos.yml', 'policy: { secrets: off }\n');
  repository.write('key.pem', pkcs8);
  const switchedOff = repository.commit('Switch it off, and sneak a key in');
  expect(check(pullRequest()).code).toBe(1);
  repository.write('second.pem', pkcs8);
  repository.commit('Another');
  expect(check(pullRequest(switchedOff)).outputs).toBe('conclusion=success\nfindings=0\n');
});

test('under observe the step is green and tells what it would have been', () => {
  repository.write('.github/wired-chaos.yml', 'autonomy: observe\n');
  base = repository.commit('Observe');
  repository.write('key.pem', pkcs8);
  repository.commit('Key');
  const { code, log, outputs, summary } = check(pullRequest());
  expect(code).toBe(0);
  expect(outputs).toBe('conclusion=neutral\nfindings=1\n');
  expect(summary).toContain('It would have been **action_required**');
  expect(log).toContain('::notice title=A private key');
});

test('a broken configuration fails with its line', () => {
  repository.write('.github/wired-chaos.yml', 'autonomi: act\n');
  base = repository.commit('Broken');
  const { code, log, outputs } = check(pullRequest());
  expect(code).toBe(1);
  expect(outputs).toContain('conclusion=failure');
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
  const { code, log, outputs } = check(event, clone);
  expect(code).toBe(1);
  expect(outputs).toBe('conclusion=failure\nfindings=0\n');
  expect(log).toContain('fetch-depth: 0');
});

test('merge groups and pushes are judged, and inputs win', () => {
  repository.write('key.pem', pkcs8);
  const head = repository.commit('Key');
  expect(check({ merge_group: { base_sha: base, head_sha: head } }).code).toBe(1);
  expect(check({ before: base, after: head }).code).toBe(1);
  expect(check({ before: base, after: head }, undefined, { WIRED_CHAOS_BASE: head }).code).toBe(0);
});

test('an event that says nothing about commits fails and says what to do', () => {
  const { code, log } = check({ action: 'created' });
  expect(code).toBe(1);
  expect(log).toContain('set the inputs');
});
