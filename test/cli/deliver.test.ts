import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../src/operate/deliver/processes/free-port.ts';
import { groupsWith } from '../../src/operate/deliver/processes/process-table.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const program = `require('http').createServer((request, response) => response.end(process.env.WIRED_CHAOS_REVISION))
  .listen(process.env.PORT, '127.0.0.1')`;

function startProxy(data: string, port: number): ChildProcess {
  const args = [cli, 'proxy', '--listen', `shop=${port}`, '--data', data, '--log-level', 'error'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  return child;
}

function run(data: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, 'deliver', ...args, '--data', data], (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

it('brings revisions to a service, and knows after a kill -9 of the proxy what is live and what is to be ended', async () => {
  const [data, directory] = [temporaryDirectory(), temporaryDirectory()];
  writeFileSync(join(directory, 'service.cjs'), program);
  const port = await freePort();
  const page = async () => (await fetch(`http://127.0.0.1:${port}/`)).text();
  const [a, b, c] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];

  expect(await run(data, 'status')).toMatchObject({
    code: 2,
    err: expect.stringContaining('no proxy runs on'),
  });
  const first = startProxy(data, port);
  await expect
    .poll(async () => (await run(data, 'status')).out, { timeout: 20_000 })
    .toBe('shop: nothing is live\n');
  expect(await run(data, '--service', 'shop', '--revision', a)).toMatchObject({
    code: 1,
    err: expect.stringContaining('it is not known how shop is run'),
  });
  const command = `exec timeout 100 ${process.execPath} service.cjs`;
  const how = ['--command', command, '--cwd', directory, '--grace', '1s'];
  expect(await run(data, '--service', 'shop', '--revision', a, ...how)).toMatchObject({
    code: 0,
    out: 'aaaaaaaaaaaa-1 is live.\n',
  });
  expect(await page()).toBe(a);
  expect(await run(data, '--service', 'shop', '--revision', b, '--canary', '20')).toMatchObject({
    out: 'bbbbbbbbbbbb-2 meets 20 % of the clients. Promote it or abandon it.\n',
  });
  await run(data, 'promote', '--service', 'shop');
  expect(await page()).toBe(b);
  expect(await run(data, '--service', 'nosuch', '--revision', a)).toMatchObject({
    code: 1,
    err: expect.stringContaining('it has shop'),
  });
  // One that never is well is on its way when the proxy is killed.
  const never = ['--command', 'exec sleep 60', '--cwd', directory, '--no-wait', '--start-within', '2s'];
  expect((await run(data, '--service', 'shop', '--revision', c, ...never)).out).toBe(
    'cccccccccccc-3 is starting.\n',
  );
  const marker = join(data, 'proxy', 'shop', 'cccccccccccc-3');
  await expect.poll(() => groupsWith('WIRED_CHAOS_VERSION', marker)).toHaveLength(1);
  const [orphan] = groupsWith('WIRED_CHAOS_VERSION', marker);
  first.kill('SIGKILL');
  await once(first, 'exit');
  startProxy(data, port);
  await expect.poll(() => page().catch(String), { timeout: 20_000 }).toBe(b);
  expect(groupsWith('WIRED_CHAOS_VERSION', marker)).not.toContain(orphan);
  // What was under way was begun again, and comes to its own end.
  await expect
    .poll(async () => (await run(data, 'status', '--format', 'json')).out, { timeout: 20_000 })
    .toContain('it is not well after 2 s');
  expect(await run(data, 'rollback', '--service', 'shop')).toMatchObject({
    out: 'aaaaaaaaaaaa-4 is live.\n',
  });
  expect(await page()).toBe(a);
});

it('says what is wrong with arguments', async () => {
  const data = temporaryDirectory();
  const wrong = async (...args: string[]) => (await run(data, ...args)).err.split('\n')[0];
  expect(await wrong('--service', 'shop', '--revision', 'main')).toMatch(/--revision is a full commit SHA/);
  expect(await wrong('--service', 'shop', '--revision', 'a'.repeat(40), '--health', '/x')).toMatch(
    /--command TEXT/,
  );
  expect(await wrong('promote')).toMatch(/name the service/);
});
