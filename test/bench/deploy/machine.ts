import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Status, Statuses } from '../../../src/cli/deliver/answers.ts';
import { Sha } from '../../../src/domain/ids.ts';
import { order } from '../../../src/operate/deliver/processes/client.ts';
import { freePort } from '../../../src/operate/deliver/processes/free-port.ts';
import { Specification } from '../../../src/operate/deliver/processes/specification.ts';

const cli = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
const service = fileURLToPath(new URL('./service.child.mjs', import.meta.url));
const patience = 60_000;

/** `wired-chaos proxy` as a process of its own, in front of a small service. */
export interface BenchMachine {
  readonly port: number;
  readonly directory: string;
  /** Brings the next revision there. Resolves when it is live. */
  swap(): Promise<void>;
  status(): Promise<Status>;
  /** Resolves when a status is like that. */
  until(what: string, like: (status: Status) => boolean): Promise<Status>;
  stop(): Promise<void>;
}

/** Starts it, with one version live. */
export async function startBenchMachine(): Promise<BenchMachine> {
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-bench-'));
  const data = join(directory, 'data');
  const port = await freePort();
  const args = [cli, 'proxy', '--listen', `bench=${port}`, '--data', data, '--log-level', 'error'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const specification = Specification.parse({
    command: `exec ${process.execPath} ${service}`,
    directory,
    health: '/health',
    timings: { drain: 10_000, grace: 2000 },
  });
  let deliveries = 0;

  async function status(): Promise<Status> {
    const [only] = Statuses.parse(await order(data, { order: 'status', service: 'bench' }));
    return z.custom<Status>((value) => value !== undefined).parse(only);
  }
  async function until(what: string, like: (status: Status) => boolean): Promise<Status> {
    for (const end = performance.now() + patience; performance.now() < end; await sleep(10)) {
      const now = await status();
      if (like(now)) return now;
    }
    throw new Error(`waited a minute for ${what}`);
  }
  async function swap(): Promise<void> {
    deliveries += 1;
    const key = `swap-${deliveries}`;
    const revision = Sha.parse(deliveries.toString(16).padStart(40, '0'));
    const what = { environment: '', revision, rollbackOf: null, specification, canary: null };
    await order(data, { order: 'begin', service: 'bench', key, ...what });
    const ended = await until('a delivery', ({ deliveries: all }) =>
      all.some((one) => one.key === key && one.state !== 'starting'),
    );
    const record = ended.deliveries.find((one) => one.key === key);
    if (record?.state !== 'live') throw new Error(`a delivery failed: ${record?.why}`);
  }

  await listening(data, child);
  await swap();
  return {
    port,
    directory,
    swap,
    status,
    until,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function listening(data: string, child: ChildProcess): Promise<void> {
  for (const end = performance.now() + patience; performance.now() < end; await sleep(50)) {
    if (child.exitCode !== null) break;
    try {
      await order(data, { order: 'status', service: null });
      return;
    } catch {
      // Not yet.
    }
  }
  throw new Error('the proxy does not come up');
}
