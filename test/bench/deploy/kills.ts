import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type Row, watched } from '../row.ts';
import { startBenchMachine } from './machine.ts';
import { failures, quantile, startTraffic } from './traffic.ts';

const area = 'deploy';

/** The live version is killed, or hangs, in turns, under a steady load: that nothing idempotent fails, and when it is back. */
export async function killRows(options: {
  readonly faults: number;
  readonly perSecond: number;
}): Promise<Row[]> {
  const { faults, perSecond } = options;
  const machine = await startBenchMachine();
  try {
    const traffic = startTraffic({ port: machine.port, perSecond, directory: machine.directory });
    await sleep(3000);
    const back: Record<'SIGKILL' | 'SIGSTOP', number[]> = { SIGKILL: [], SIGSTOP: [] };
    for (let fault = 0; fault < faults; fault += 1) {
      const name = fault % 2 === 0 ? 'SIGKILL' : 'SIGSTOP';
      const pid = (await machine.status()).live?.instance?.pid;
      if (pid === undefined) throw new Error('nothing is live');
      const began = performance.now();
      process.kill(pid, name);
      await machine.until('the live version to be back', ({ live, healing }) => {
        return live?.reachable === true && live.instance?.pid !== pid && !healing;
      });
      back[name].push(performance.now() - began);
      // What waited is being answered: a version that is killed again meanwhile is not what is measured.
      await sleep(1000);
    }
    const sent = await traffic.stop();
    const { idempotent, others } = failures(sent);
    for (const problem of idempotent.slice(0, 10)) console.error(`kills: ${problem}`);
    return [
      watched(area, 'kills and hangs of the live version under load', faults, ''),
      watched(area, 'kills: requests', sent.length, ''),
      atMost(area, 'kills: failed idempotent requests', idempotent.length, '', 0),
      watched(area, 'kills: failed POSTs, which nobody may repeat', others.length, ''),
      watched(area, 'kills: from SIGKILL to restored, p95', quantile(back.SIGKILL, 0.95), 'ms'),
      watched(area, 'kills: from SIGSTOP to restored, p95', quantile(back.SIGSTOP, 0.95), 'ms'),
      atMost(
        area,
        'from bad health to restored, p95',
        quantile([...back.SIGKILL, ...back.SIGSTOP], 0.95) / 1000,
        's',
        10,
      ),
    ];
  } finally {
    await machine.stop();
  }
}
