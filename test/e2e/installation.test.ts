import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { shop, type World } from '../../src/sandbox/world.ts';
import { until } from './until.ts';
import { prepareChange } from './work-tree.ts';
import { openTestWorld } from './world.ts';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** The App's own command line, beside the running App. */
async function wiredChaos(world: World, ...args: string[]) {
  const env = { ...process.env, WIRED_CHAOS_DATA: world.data, DATABASE_URL: world.databaseUrl ?? '' };
  const ran = run(process.execPath, [cli, ...args], { env, maxBuffer: 64 * 1024 * 1024 });
  return ran.then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, out: error.stdout }),
  );
}

/** Resolves when the App's log has a line with this text. */
async function logged(world: World, text: string): Promise<void> {
  await until(async () => ((await readFile(world.logFile, 'utf8')).includes(text) ? true : null));
}

async function propose(world: World, branch: string): Promise<string> {
  const { dana } = world.people;
  const change = await prepareChange({ title: branch, branch, files: { [`${branch}.txt`]: 'x\n' } });
  const { number } = await dana.propose(change);
  const { data } = await dana.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    owner: shop.owner,
    repo: shop.name,
    pull_number: number,
  });
  return data.head.sha;
}

/** What the App's policy check says about a commit; null while there is none. */
async function verdict(world: World, ref: string): Promise<string | null> {
  const { data } = await world.people.dana.octokit.request(
    'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    { owner: shop.owner, repo: shop.name, ref },
  );
  const check = data.check_runs.find((one) => one.name === 'wired-chaos/policy');
  return check?.conclusion ?? null;
}

test('an installation lives: secret rotated, renamed, suspended, back again, uninstalled, erased', async () => {
  const previous = randomBytes(32).toString('hex');
  const world = await openTestWorld({
    program: {
      file: new URL('../../src/main.ts', import.meta.url),
      environment: { WEBHOOK_SECRET_PREVIOUS: previous, WIRED_CHAOS_ERASE_AFTER_DAYS: '0' },
    },
  });
  const { github, installation, people } = world;
  await logged(world, '"account":"acme"');
  expect((await wiredChaos(world, 'installations')).out).toContain('acme  active, 1 repository\n');

  // GitHub still signs with the secret before.
  github.state.app(world.appId).hook.secret = previous;
  const first = await propose(world, 'first');
  expect(await until(() => verdict(world, first))).toBe('success');

  await people.mira.octokit.request('PATCH /repos/{owner}/{repo}', {
    owner: shop.owner,
    repo: shop.name,
    name: 'store',
  });
  const second = await propose(world, 'second');
  expect(await until(() => verdict(world, second))).toBe('success');

  github.seed.suspendApp(installation);
  await logged(world, '"standing":"suspended"');
  const third = await propose(world, 'third');
  await github.idle();
  expect(await verdict(world, third)).toBeNull();
  github.seed.suspendApp(installation, false);
  expect(await until(() => verdict(world, third))).toBe('success');
  expect((await wiredChaos(world, 'queue', 'list')).code).toBe(0);
  const { out: exported } = await wiredChaos(world, 'data', 'export', String(installation));
  expect(exported.includes('"subject":"acme/store#')).toBe(true);

  github.seed.uninstallApp(installation);
  await logged(world, 'was erased, for it is gone');
  const ledger = await wiredChaos(world, 'ledger', 'show', '--installation', '0', '--kind', 'erasure');
  expect(ledger.out).toContain(`installation ${installation}`);
}, 180_000);
