import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { loadSettings } from '../../src/platform/settings.ts';
import { freePort } from '../../src/sandbox/app-process.ts';
import { startGitHub } from '../../src/sandbox/github/server.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function register(github: { readonly url: string }, directory: string): Promise<string> {
  const port = await freePort();
  const { host, protocol } = new URL(github.url);
  const child = spawn(
    process.execPath,
    [
      join(root, 'src/cli.ts'),
      'register',
      '--url',
      'https://chaos.example.com',
      '--organization',
      'acme',
      '--port',
      `${port}`,
    ],
    {
      cwd: directory,
      env: {
        PATH: process.env.PATH,
        HOME: directory,
        GHE_HOST: host,
        GHE_PROTOCOL: protocol.replace(':', ''),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  });
  for await (const chunk of child.stdout) {
    const said = /Open (http:\S+)/.exec(String(chunk))?.[1];
    if (said !== undefined) return said;
  }
  throw new Error('it said nothing');
}

test('registering hands the manifest to GitHub, and the credentials that come back start the real App', async () => {
  const directory = temporaryDirectory();
  cpSync(join(root, 'app.yml'), join(directory, 'app.yml'));
  cpSync(join(root, 'package.json'), join(directory, 'package.json'));
  const github = await startGitHub({ directory: join(directory, 'github') });
  onTestFinished(() => github.close());
  github.seed.addUser({ login: 'mira' });
  github.seed.addOrganisation('acme', { members: { mira: 'admin' } });

  const page = await (await fetch(await register(github, directory))).text();
  const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
  const manifest = /name="manifest"[^>]*value='([^']+)'/.exec(page)?.[1] ?? '';
  expect(action).toBe(`${github.url}/organizations/acme/settings/apps/new`);
  expect(JSON.parse(manifest)).toMatchObject({
    hook_attributes: { url: 'https://chaos.example.com/api/github/webhooks' },
    default_permissions: { checks: 'write' },
  });

  const asked = await fetch(action, {
    method: 'POST',
    body: new URLSearchParams({ manifest }),
    redirect: 'manual',
  });
  const back = asked.headers.get('location') ?? '';
  expect(back).toContain('/probot/setup?code=');
  const done = await fetch(back, { redirect: 'manual' });
  expect(done.headers.get('location')).toContain('/installations/new');
  expect(readFileSync(join(directory, '.env'), 'utf8')).toContain('APP_ID=');
  const settings = loadSettings({ env: {}, file: join(directory, '.env') });
  expect(settings).toMatchObject({ mode: 'app', port: 3000 });
});
