import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxSettings } from '../platform/settings.ts';
import { openWorld, shop } from './world.ts';

/** Starts the sandbox and says where to look; it stays until it is stopped, and leaves nothing behind. */
export async function startSandbox(settings: SandboxSettings): Promise<{ stop(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-sandbox-'));
  const world = await openWorld({ directory, port: settings.port });
  const address = new URL(`${world.github.url}/${shop.owner}/${shop.name}.git`);
  address.username = world.people.dana.login;
  address.password = world.people.dana.token;
  console.log(
    [
      'No credentials are set (APP_ID, PRIVATE_KEY, WEBHOOK_SECRET), so this is the sandbox: a local GitHub with the',
      'organisation acme, and the App installed on it. Everything is gone when it stops (Ctrl+C).',
      '',
      `  Look     ${world.github.url}/${shop.owner}/${shop.name}`,
      `  Work     git clone ${address.href}`,
      `  API      ${world.github.api} (any token below, as "Authorization: Bearer …")`,
      ...Object.values(world.people).map((person) => `           ${person.login.padEnd(6)} ${person.token}`),
      `  App      ${world.appUrl}/readyz, log in ${world.logFile}`,
      '',
      'To run the real App: npx wired-chaos register',
    ].join('\n'),
  );
  return {
    async stop() {
      await world.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
