import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type Row, watched } from '../row.ts';
import { startBenchMachine } from './machine.ts';
import { failures, quantile, type Sent, startTraffic } from './traffic.ts';

const area = 'deploy';
const steadyFor = 10_000;

/** Swaps of the live version under a steady load: that nothing is dropped, and how long requests take meanwhile. */
export async function swapRows(options: {
  readonly swaps: number;
  readonly perSecond: number;
}): Promise<Row[]> {
  const { swaps, perSecond } = options;
  const machine = await startBenchMachine();
  try {
    const traffic = startTraffic({ port: machine.port, perSecond, directory: machine.directory });
    // Compiling is not what is measured: neither the sender's nor the proxy's.
    await sleep(4000);
    const steady: Span[] = [];
    const swapping: Span[] = [];
    steady.push(await timed(() => sleep(steadyFor)));
    for (let swap = 0; swap < swaps; swap += 1) {
      const span = await timed(async () => {
        await machine.swap();
        await machine.until('the old version to end', ({ draining }) => draining.length === 0);
      });
      swapping.push(span);
      await sleep(150);
    }
    await sleep(1000);
    steady.push(await timed(() => sleep(steadyFor)));
    return rowsOf(await traffic.stop(), steady, swapping);
  } finally {
    await machine.stop();
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
}

async function timed(work: () => Promise<unknown>): Promise<Span> {
  const from = Date.now();
  await work();
  return { from, to: Date.now() };
}

function rowsOf(sent: Sent, steady: readonly Span[], swapping: readonly Span[]): Row[] {
  const within = (spans: readonly Span[]) => {
    const times: number[] = [];
    let at = 0;
    // Both are in order of time.
    for (const one of [...sent].sort((a, b) => a.at - b.at)) {
      while (at < spans.length && one.at > (spans[at]?.to ?? 0)) at += 1;
      if (one.at >= (spans[at]?.from ?? Number.POSITIVE_INFINITY)) times.push(one.took);
    }
    return times;
  };
  const calm = quantile(within(steady), 0.99);
  const busy = quantile(within(swapping), 0.99);
  const bound = Math.max(2 * calm, calm + 25);
  const { idempotent, others } = failures(sent);
  for (const problem of [...idempotent, ...others].slice(0, 10)) console.error(`swaps: ${problem}`);
  return [
    watched(area, 'swaps under load', swapping.length, ''),
    watched(area, 'swaps: requests', sent.length, ''),
    atMost(area, 'swaps: failed idempotent requests', idempotent.length, '', 0),
    atMost(area, 'swaps: failed POSTs', others.length, '', 0),
    {
      area,
      name: 'swaps: p99 during a swap',
      value: busy,
      unit: 'ms',
      baseline: 'p99 without',
      baselineValue: calm,
      ratio: calm === 0 ? null : busy / calm,
      target: '<= max(2x, +25 ms)',
      ok: busy <= bound,
    },
    watched(
      area,
      'swaps: from the order to the old version gone, median',
      quantile(
        swapping.map(({ from, to }) => to - from),
        0.5,
      ),
      'ms',
    ),
  ];
}
