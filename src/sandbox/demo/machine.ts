import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { freePort } from '../app-process.ts';
import { fixtures, shop, type World } from '../world.ts';

/** A machine on which staging and production of the shop run, behind `wired-chaos proxy`. */
export interface Machine {
  readonly stagingUrl: string;
  readonly productionUrl: string;
  /** Delivers a commit of the shop past everything, as an operator does on the machine. */
  deliverByHand(service: string, sha: string): Promise<void>;
  /** The commit that is live. */
  liveRevision(service: string): Promise<string>;
  stop(): Promise<void>;
}

const run = promisify(execFile);

const Statuses = z.array(z.object({ live: z.object({ revision: z.string() }).nullable() }));

const cli = fileURLToPath(new URL('../../cli.ts', import.meta.url));
const configuration = join(fixtures, 'shop', '.github', 'wired-chaos.yml');

/**
 * Starts the proxy in a folder of its own, and tells the repository's workflows where that is.
 * @throws {Error} when the proxy does not come up
 */
export async function startMachine(world: World): Promise<Machine> {
  const folder = join(world.data, '..', 'machine');
  await mkdir(join(folder, 'releases'), { recursive: true });
  // What an operator would have installed on the machine.
  const command = join(folder, 'wired-chaos');
  await writeFile(
    command,
    `#!/bin/sh\nWIRED_CHAOS_DATA='${folder}' exec '${process.execPath}' '${cli}' "$@"\n`,
  );
  await chmod(command, 0o755);
  const [staging, production] = [await freePort(), await freePort()];
  const listen = [`shop=${production}`, `shop-staging=${staging}`].flatMap((one) => ['--listen', one]);
  const record = ['--record', 'shop=production', '--configuration', configuration];
  const child = spawn(process.execPath, [cli, 'proxy', ...listen, ...record, '--data', folder], {
    stdio: 'ignore',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR },
  });
  const ended = once(child, 'exit');
  const order = (args: readonly string[]) => run(command, ['deliver', ...args]);
  const machine: Machine = {
    stagingUrl: `http://127.0.0.1:${staging}`,
    productionUrl: `http://127.0.0.1:${production}`,
    async deliverByHand(service, sha) {
      const release = join(folder, 'releases', sha);
      if (!existsSync(release)) await checkOut(world, sha, release);
      const how = ['--command', 'node src/main.js', '--cwd', join(folder, 'releases', '{revision}')];
      await order(['--service', service, '--revision', sha, ...how, '--health', '/healthz']);
    },
    async liveRevision(service) {
      const { stdout } = await order(['status', '--service', service, '--format', 'json']);
      const [status] = Statuses.parse(JSON.parse(stdout));
      if (status === undefined || status.live === null) throw new Error(`nothing is live at ${service}`);
      return status.live.revision;
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
  await answers(() => order(['status']), ended);
  const repository = `${shop.owner}/${shop.name}`;
  const variables = {
    MACHINE: folder,
    STAGING_URL: machine.stagingUrl,
    PRODUCTION_URL: machine.productionUrl,
  };
  for (const [name, value] of Object.entries(variables))
    world.github.seed.setVariable(repository, name, value);
  return machine;
}

async function checkOut(world: World, sha: string, to: string): Promise<void> {
  const { dana } = world.people;
  const address = new URL(`${world.github.url}/${shop.owner}/${shop.name}.git`);
  address.username = dana.login;
  address.password = dana.token;
  await run('git', ['clone', '--quiet', address.href, to]);
  await run('git', ['-C', to, 'checkout', '--quiet', sha]);
}

/** While nothing is live the proxy keeps requests waiting, so it is asked for orders instead. */
async function answers(look: () => Promise<unknown>, ended: Promise<unknown>): Promise<void> {
  const gone = ended.then(() => {
    throw new Error('the proxy did not start');
  });
  gone.catch(() => {});
  for (let tries = 0; tries < 50; tries += 1) {
    const answered = await Promise.race([
      look().then(
        () => true,
        () => false,
      ),
      gone,
    ]);
    if (answered) return;
    await Promise.race([sleep(100), gone]);
  }
  throw new Error('the proxy takes no orders');
}
