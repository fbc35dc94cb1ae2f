import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openedPullRequest } from '../intake/delivery.ts';
import { type Load, load } from '../intake/load.ts';
import { prepareApp, startProbot } from '../intake/servers.ts';
import { storedDeliveries } from '../intake/stored.ts';
import type { Area, Row } from '../row.ts';

const server = process.env.BENCH_DATABASE_URL;

/**
 * Signed deliveries of real size over HTTP, 50 at a time: the App as it runs in production, which acknowledges what is
 * on disk, and plain Probot with an empty handler, which keeps nothing. Sender and servers are processes of their own;
 * the two take turns, and the median round counts.
 */
export const intake: Area = {
  name: 'intake',
  async measure({ long }) {
    const size = long ? { rounds: 5, amount: 20_000 } : { rounds: 3, amount: 6000 };
    const rows = await measureStore('embedded', undefined, size, { ratio: 0.9 });
    if (server !== undefined)
      return [...rows, ...(await measureStore('PostgreSQL', server, size, { perSecond: 1500 }))];
    return [...rows, notMeasured('PostgreSQL: deliveries, durable before the 202', '1/s', '>= 1500')];
  },
};

interface Size {
  readonly rounds: number;
  readonly amount: number;
}

async function measureStore(
  store: string,
  databaseUrl: string | undefined,
  size: Size,
  target: { readonly ratio: number } | { readonly perSecond: number },
): Promise<Row[]> {
  const directory = await mkdtemp(join(tmpdir(), 'wired-chaos-bench-'));
  const secret = randomBytes(32).toString('hex');
  const app = await prepareApp({ directory, secret, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  const probot = await startProbot(secret);
  try {
    const stored = storedDeliveries(app, databaseUrl);
    const delivery = openedPullRequest(app.installation, secret);
    const send = (port: number, warmUp: number, amount: number) =>
      load({ port, delivery, warmUp, amount, directory });
    let running = await app.start();
    const rounds: { plain: Load; ours: Load }[] = [];
    const acknowledged: string[] = [];
    for (let round = 0; round < size.rounds; round += 1) {
      const warmUp = round === 0 ? 3000 : 200;
      const plain = await send(probot.port, warmUp, size.amount);
      const ours = await send(app.port, warmUp, size.amount);
      rounds.push({ plain, ours });
      acknowledged.push(...ours.acknowledged);
      // Else the next round of Probot would be measured beside our work on what has been acknowledged.
      while ((await stored.pending()) > 0) await sleep(200);
    }
    const [cut] = await Promise.all([send(app.port, 0, 1_000_000), sleep(3000).then(() => running.kill())]);
    acknowledged.push(...cut.acknowledged);
    const guids = await stored.guids();
    const missing = acknowledged.filter((guid) => !guids.has(guid)).length;
    running = await app.start();
    await running.stop();
    return rowsOf(store, rounds, { acknowledged: cut.acknowledged.length, missing }, target);
  } finally {
    await probot.stop();
    await app.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function rowsOf(
  store: string,
  rounds: readonly { plain: Load; ours: Load }[],
  killed: { acknowledged: number; missing: number },
  target: { readonly ratio: number } | { readonly perSecond: number },
): Row[] {
  const median = (of: (round: { plain: Load; ours: Load }) => number) =>
    rounds.map(of).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
  const row = (
    name: string,
    value: number,
    unit: string,
    plain: number | null,
    bound: string | null,
    ok: boolean,
  ) => ({
    area: 'intake',
    name: `${store}: ${name}`,
    value,
    unit,
    baseline: plain === null ? null : 'plain Probot',
    baselineValue: plain,
    ratio: plain === null || plain === 0 ? null : value / plain,
    target: bound,
    ok,
  });
  const perSecond = median(({ ours }) => ours.perSecond);
  const plain = median(({ plain }) => plain.perSecond);
  const p99 = median(({ ours }) => ours.p99);
  const refused = rounds.reduce((sum, { ours }) => sum + ours.refused, 0);
  const [bound, ok] =
    'ratio' in target
      ? [`ratio >= ${target.ratio}`, perSecond / plain >= target.ratio]
      : [`>= ${target.perSecond}`, perSecond >= target.perSecond];
  return [
    row('deliveries, durable before the 202', perSecond, '1/s', plain, bound, ok),
    row(
      'p50',
      median(({ ours }) => ours.p50),
      'ms',
      median(({ plain }) => plain.p50),
      null,
      true,
    ),
    row(
      'p99',
      p99,
      'ms',
      median(({ plain }) => plain.p99),
      '<= 50',
      p99 <= 50,
    ),
    row('answers other than 202', refused, '', null, '<= 0', refused === 0),
    row(
      'acknowledged in the seconds before a kill -9',
      killed.acknowledged,
      '',
      null,
      '> 0',
      killed.acknowledged > 0,
    ),
    row('acknowledged and missing after the kill -9', killed.missing, '', null, '<= 0', killed.missing === 0),
  ];
}

function notMeasured(name: string, unit: string, target: string): Row {
  return {
    area: 'intake',
    name,
    value: null,
    unit,
    baseline: null,
    baselineValue: null,
    ratio: null,
    target,
    ok: true,
  };
}
