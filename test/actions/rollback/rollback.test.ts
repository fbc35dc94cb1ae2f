import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { git } from '../../../src/change/agents/git.ts';
import { temporaryDirectory } from '../../platform/temporary-directory.ts';

vi.setConfig({ testTimeout: 60_000 });

const main = fileURLToPath(new URL('../../../actions/rollback/main.ts', import.meta.url));

async function repository(...commits: Record<string, string>[]) {
  const directory = temporaryDirectory();
  const run = async (...args: string[]) => (await git(args, { directory })).toString('utf8').trim();
  await run('init', '--quiet', '--initial-branch=main');
  await run('config', 'user.name', 'ada');
  await run('config', 'user.email', 'ada@example.com');
  const shas: string[] = [];
  for (const files of commits) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    await run('add', '.');
    await run('commit', '--quiet', '--message', 'a change');
    shas.push(await run('rev-parse', 'HEAD'));
  }
  return { directory, shas };
}

/** As much of GitHub as lists and takes deployments; each succeeded unless told. */
async function deployments(
  list: { id: number; sha: string; state?: string; payload?: object }[],
  broken = false,
) {
  const posted: { path: string; body: Record<string, unknown> }[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const path = request.url ?? '';
    if (request.method === 'POST') {
      posted.push({ path, body: JSON.parse(text) });
      return broken ? answer(500, {}) : answer(201, { id: 77 });
    }
    const one = list.find(({ id }) => path.includes(`/deployments/${id}/`));
    if (one === undefined)
      return answer(
        200,
        list.map(({ id, sha, payload = {} }) => ({ id, sha, payload })),
      );
    answer(200, [{ state: one.state ?? 'success', created_at: '2026-11-23T05:00:00Z' }]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { posted, api: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function rollback(options: {
  directory: string;
  api: string;
  from: string;
  command?: string;
  more?: object;
}) {
  const { directory, api, from, command = 'echo "$WIRED_CHAOS_REVISION" >went-to' } = options;
  const output = join(directory, 'output.txt');
  const summary = join(directory, 'summary.md');
  writeFileSync(output, '');
  writeFileSync(summary, '');
  const env = {
    PATH: process.env.PATH,
    WIRED_CHAOS_ENVIRONMENT: 'production',
    WIRED_CHAOS_ROLLBACK_OF: from,
    WIRED_CHAOS_TO: '',
    WIRED_CHAOS_COMMAND: command,
    WIRED_CHAOS_URL: '',
    WIRED_CHAOS_CHECK: 'true',
    WIRED_CHAOS_DIRECTORY: directory,
    WIRED_CHAOS_TOKEN: 'not-a-token',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_API_URL: api,
    GITHUB_SERVER_URL: 'https://github.test',
    GITHUB_RUN_ID: '991',
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    ...options.more,
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, log, summary: readFileSync(summary, 'utf8'), output: readFileSync(output, 'utf8') };
}

test('goes back to what was live before, and notes that as a deployment of its own', async () => {
  const { directory, shas } = await repository({ a: '1' }, { a: '2' }, { a: '3' });
  const [first = '', second = '', third = ''] = shas;
  // The newest that was live was taken back before, so the one before that is meant.
  const { posted, api } = await deployments([
    { id: 9, sha: third, state: 'in_progress' },
    { id: 8, sha: first, payload: { rollbackOf: second } },
    { id: 7, sha: second },
    { id: 3, sha: first },
  ]);
  const { code, output, summary } = await rollback({ directory, api, from: third });
  expect({ code, output }).toEqual({ code: 0, output: `revision=${first}\n` });
  expect(readFileSync(join(directory, 'went-to'), 'utf8').trim()).toBe(first);
  expect(summary).toContain('## Rolled back: `production`');
  expect(posted.map(({ body }) => body.state ?? body.task)).toEqual(['rollback', 'in_progress', 'success']);
  expect(posted[0]?.body).toMatchObject({ ref: first, auto_merge: false, payload: { rollbackOf: third } });
});

test('refuses over a migration that drops, executes nothing, and says what to do', async () => {
  const migration = { 'db/migrations/0002_drop.sql': 'ALTER TABLE cart DROP COLUMN coupon;\n' };
  const { directory, shas } = await repository({ a: '1' }, migration);
  const [first = '', second = ''] = shas;
  const { posted, api } = await deployments([{ id: 3, sha: first }]);
  const { code, summary } = await rollback({ directory, api, from: second, command: 'touch executed' });
  expect(code).toBe(1);
  expect(summary).toMatch(/Not rolled back[\s\S]*A migration drops a column[\s\S]*Forward instead/);
  expect(posted).toEqual([]);
  expect(() => readFileSync(join(directory, 'executed'))).toThrow('ENOENT');
});

test('fails aloud when the command fails, and does not show it the token', async () => {
  const { directory, shas } = await repository({ a: '1' }, { a: '2' });
  const [first = '', second = ''] = shas;
  const { posted, api } = await deployments([{ id: 3, sha: first }]);
  const command = 'printf "token <%s>" "$(printenv WIRED_CHAOS_TOKEN || echo none)"; false | true; exit 3';
  const { code, log, summary } = await rollback({ directory, api, from: second, command });
  expect(code).toBe(1);
  expect(log).toContain('token <none>');
  expect(summary).toContain('The rollback failed');
  expect(posted.at(-1)?.body).toMatchObject({ state: 'failure' });
});

test('goes back also while GitHub takes no notes, and says so', async () => {
  const { directory, shas } = await repository({ a: '1' }, { a: '2' });
  const [first = '', second = ''] = shas;
  const { api } = await deployments([{ id: 3, sha: first }], true);
  const { code, summary } = await rollback({ directory, api, from: second });
  expect(code).toBe(0);
  expect(summary).toContain('does not show it: GitHub answers 500');
});

test('refuses where nothing was live before, and inputs that cannot be used', async () => {
  const { directory, shas } = await repository({ a: '1' });
  const [first = ''] = shas;
  const { api } = await deployments([]);
  const nowhere = await rollback({ directory, api, from: first });
  expect(nowhere).toMatchObject({ code: 1, summary: expect.stringContaining('nothing else was live') });
  const wrong = await rollback({ directory, api, from: 'main', more: { WIRED_CHAOS_COMMAND: ' ' } });
  expect(wrong.log).toMatch(/revision: expected a full commit SHA; command: say what takes/);
});
