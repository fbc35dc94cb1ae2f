import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { freePort } from '../../../src/operate/deliver/processes/free-port.ts';
import { installPeers, peersFolder } from '../peers/install.ts';
import { atMost, type Row, watched } from '../row.ts';
import { startBenchMachine } from './machine.ts';
import { quantile } from './traffic.ts';

const area = 'deploy';
const program = fileURLToPath(new URL('./flood.child.ts', import.meta.url));
const peer = 'http-proxy-3';

const Flood = z.object({ perSecond: z.number(), p50: z.number(), p99: z.number(), failed: z.number() });
type Flood = z.infer<typeof Flood>;

/**
 * Our proxy and http-proxy-3 in front of the same process of the same service, taking turns at being first; the median
 * round counts, and of ratios the median of the rounds'.
 */
export async function throughputRows(options: {
  readonly rounds: number;
  readonly milliseconds: number;
}): Promise<Row[]> {
  const { rounds, milliseconds } = options;
  const missing = await installPeers(peer);
  const machine = await startBenchMachine();
  try {
    const service = (await machine.status()).live?.instance?.port;
    if (service === undefined) throw new Error('nothing is live');
    const other = missing === null ? await startPeer(service) : null;
    try {
      const ours: Flood[] = [];
      const theirs: Flood[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const runOurs = async () => ours.push(await flood(machine.port, round, milliseconds));
        const runTheirs = async () => {
          if (other !== null) theirs.push(await flood(other.port, round, milliseconds));
        };
        const order = round % 2 === 0 ? [runOurs, runTheirs] : [runTheirs, runOurs];
        for (const run of order) {
          await run();
          await sleep(500);
        }
      }
      return rowsOf(ours, theirs, missing);
    } finally {
      await other?.stop();
    }
  } finally {
    await machine.stop();
  }
}

/** Servers run for weeks: what compiling costs in the first seconds is left out. */
async function flood(port: number, round: number, milliseconds: number): Promise<Flood> {
  const given = { port, connections: 50, warmUp: round === 0 ? 4000 : 500, milliseconds };
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(given)]);
  return Flood.parse(JSON.parse(stdout));
}

async function startPeer(service: number): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await freePort();
  const file = join(peersFolder, 'http-proxy-3.child.ts');
  const child = spawn(process.execPath, [file, String(port), String(service)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    port,
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

function rowsOf(ours: readonly Flood[], theirs: readonly Flood[], missing: string | null): Row[] {
  const failed = ours.reduce((sum, one) => sum + one.failed, 0);
  const compare = (
    name: string,
    unit: string,
    of: (flood: Flood) => number,
    better: 'more' | 'less',
  ): Row => {
    const value = quantile(ours.map(of), 0.5);
    if (missing !== null) return { ...watched(area, name, value, unit), baseline: `${peer}: ${missing}` };
    const ratios = ours.flatMap((one, at) => {
      const against = theirs[at];
      return against === undefined ? [] : [of(one) / of(against)];
    });
    const ratio = quantile(ratios, 0.5);
    return {
      area,
      name,
      value,
      unit,
      baseline: peer,
      baselineValue: quantile(theirs.map(of), 0.5),
      ratio,
      target: better === 'more' ? 'ratio >= 1' : 'ratio <= 1',
      ok: better === 'more' ? ratio >= 1 : ratio <= 1,
    };
  };
  return [
    compare('proxy: requests', '1/s', ({ perSecond }) => perSecond, 'more'),
    compare('proxy: p99', 'ms', ({ p99 }) => p99, 'less'),
    atMost(area, 'proxy: failed requests', failed, '', 0),
  ];
}
