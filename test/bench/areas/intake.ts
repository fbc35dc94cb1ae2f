import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openedPullRequest } from '../intake/delivery.ts';
import { type Load, load } from '../intake/load.ts';
import { type BenchApp, prepareApp, startProbot } from '../intake/servers.ts';
import { type StoredDeliveries, storedDeliveries } from '../intake/stored.ts';
import { createDatabase } from '../intake/throwaway-database.ts';
import type { Area, Row } from '../row.ts';

/**
 * Signed deliveries of real size over HTTP, 50 at a time: the App as it runs in production, which acknowledges what is
 * on disk, and plain Probot with an empty handler, which keeps nothing. Sender and servers are processes of their own;
 * the two take turns at being first, with a pause between, and the median round counts (of ratios the median of the
 * rounds', for what else the machine does changes from one to the next). With BENCH_DATABASE_URL the App is measured on that server as well.
 */
export const intake: Area = {
  name: 'intake',
  async measure({ long }) {
    const size = long ? { rounds: 15, amount: 20_000 } : { rounds: 11, amount: 10_000 };
    const embedded = await measureStore('embedded', undefined, size, { ratio: 0.9 });
    const server = process.env.BENCH_DATABASE_URL;
    if (server === undefined || server === '') return [...embedded, notMeasured];
    const database = await createDatabase(server);
    try {
      return [...embedded, ...(await measureStore('PostgreSQL', database.url, size, { perSecond: 1500 }))];
    } finally {
      await database.drop();
    }
  },
};

/** Milliseconds between two loads: a machine that was busy until just now is slower than one that was not. */
const breather = 3000;

interface Size {
  readonly rounds: number;
  /** Deliveries of a round. */
  readonly amount: number;
}

type Target = { readonly ratio: number } | { readonly perSecond: number };

interface Round {
  readonly plain: Load;
  readonly ours: Load;
}

interface Killed {
  readonly acknowledged: number;
  readonly missing: number;
}

async function measureStore(
  store: string,
  databaseUrl: string | undefined,
  size: Size,
  target: Target,
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
    const { rounds, killed } = await playRounds({ app, probot: probot.port, stored, send, size });
    return rowsOf(store, rounds, killed, target);
  } finally {
    await probot.stop();
    await app.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function playRounds(parts: {
  readonly app: BenchApp;
  readonly probot: number;
  readonly stored: StoredDeliveries;
  readonly send: (port: number, warmUp: number, amount: number) => Promise<Load>;
  readonly size: Size;
}): Promise<{ rounds: Round[]; killed: Killed }> {
  const { app, probot, stored, send, size } = parts;
  const running = await app.start();
  const rounds: Round[] = [];
  const acknowledged: string[] = [];
  for (let round = 0; round < size.rounds; round += 1) {
    // Servers run for weeks: what compiling costs in the first seconds is left out, on both sides.
    const warmUp = round === 0 ? 20_000 : 1000;
    const measurePlain = async () => {
      const plain = await send(probot, warmUp, size.amount);
      await sleep(breather);
      return plain;
    };
    const before = round % 2 === 0 ? await measurePlain() : null;
    const ours = await send(app.port, warmUp, size.amount);
    acknowledged.push(...ours.acknowledged);
    await untilWorkedOff(stored);
    rounds.push({ plain: before ?? (await measurePlain()), ours });
  }
  const [cut] = await Promise.all([send(app.port, 0, 1_000_000), sleep(3000).then(() => running.kill())]);
  acknowledged.push(...cut.acknowledged);
  const guids = await stored.guids();
  const missing = acknowledged.filter((guid) => !guids.has(guid)).length;
  return { rounds, killed: { acknowledged: cut.acknowledged.length, missing } };
}

/** Else Probot would be measured beside our work on what has been acknowledged. */
async function untilWorkedOff(stored: StoredDeliveries): Promise<void> {
  while ((await stored.pending()) > 0) await sleep(200);
  await sleep(breather);
}

function rowsOf(store: string, rounds: readonly Round[], killed: Killed, target: Target): Row[] {
  const median = (of: (round: Round) => number) =>
    rounds.map(of).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
  const perSecond = median(({ ours }) => ours.perSecond);
  const plain = median(({ plain }) => plain.perSecond);
  const ratio = median(({ ours, plain }) => ours.perSecond / plain.perSecond);
  const p99 = median(({ ours }) => ours.p99);
  const refused = rounds.reduce((sum, { ours }) => sum + ours.refused, 0);
  const [bound, ok] =
    'ratio' in target
      ? [`ratio >= ${target.ratio}`, ratio >= target.ratio]
      : [`>= ${target.perSecond}`, perSecond >= target.perSecond];
  const alone = { plain: null, unit: '' };
  return [
    {
      ...row(store, 'deliveries, durable before the 202', {
        value: perSecond,
        unit: '1/s',
        plain,
        bound,
        ok,
      }),
      ratio,
    },
    row(store, 'p50', {
      value: median(({ ours }) => ours.p50),
      unit: 'ms',
      plain: median(({ plain }) => plain.p50),
      bound: null,
      ok: true,
    }),
    row(store, 'p99', {
      value: p99,
      unit: 'ms',
      plain: median(({ plain }) => plain.p99),
      ...('ratio' in target ? { bound: '<= 50', ok: p99 <= 50 } : { bound: null, ok: true }),
    }),
    row(store, 'answers other than 202', { ...alone, value: refused, bound: '<= 0', ok: refused === 0 }),
    row(store, 'acknowledged in the 3 s before a kill -9', {
      ...alone,
      value: killed.acknowledged,
      bound: '> 0',
      ok: killed.acknowledged > 0,
    }),
    row(store, 'acknowledged and missing after the kill -9', {
      ...alone,
      value: killed.missing,
      bound: '<= 0',
      ok: killed.missing === 0,
    }),
  ];
}

function row(
  store: string,
  name: string,
  of: { value: number; unit: string; plain: number | null; bound: string | null; ok: boolean },
): Row {
  const { value, unit, plain, bound: target, ok } = of;
  return {
    area: 'intake',
    name: `${store}: ${name}`,
    value,
    unit,
    baseline: plain === null ? null : 'plain Probot',
    baselineValue: plain,
    ratio: plain === null || plain === 0 ? null : value / plain,
    target,
    ok,
  };
}

const notMeasured: Row = {
  area: 'intake',
  name: 'PostgreSQL (BENCH_DATABASE_URL): deliveries, durable before the 202',
  value: null,
  unit: '1/s',
  baseline: null,
  baselineValue: null,
  ratio: null,
  target: '>= 1500',
  ok: true,
};
