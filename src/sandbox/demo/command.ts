import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { World } from '../world.ts';

const run = promisify(execFile);

const Entries = z.array(z.object({ seq: z.number(), kind: z.string(), subject: z.string() }));

/** What `wired-chaos ledger show` prints: the entries of the sandbox's installation. */
export async function explainLedger(world: World) {
  const { stdout } = await wiredChaos(['ledger', 'show', '--format', 'json', ...place(world)]);
  return Entries.parse(JSON.parse(stdout));
}

/** What `wired-chaos ledger verify` prints. Throws when the ledger does not verify. */
export async function verifyLedger(world: World): Promise<string> {
  const { stdout } = await wiredChaos(['ledger', 'verify', ...place(world)]);
  return stdout.trim();
}

/** What `wired-chaos compliance verify` says of a release's bundle, in its first line. Throws when it does not verify. */
export async function verifyCompliance(world: World, bundle: Uint8Array): Promise<string> {
  const file = join(world.data, '..', 'compliance-bundle.json');
  await writeFile(file, bundle);
  const { stdout } = await wiredChaos(['compliance', 'verify', file]);
  return stdout.split('\n')[0] ?? '';
}

function place(world: World): string[] {
  return ['--installation', String(world.installation), '--data', world.data];
}

/** The demo's App is embedded, whatever database the environment names for the real one. */
function wiredChaos(args: readonly string[]) {
  const command = [fileURLToPath(new URL('../../cli.ts', import.meta.url)), ...args];
  return run(process.execPath, command, { env: { ...process.env, DATABASE_URL: undefined } });
}
