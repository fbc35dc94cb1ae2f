import { judgeRows } from '../deploy/judge.ts';
import { killRows } from '../deploy/kills.ts';
import { swapRows } from '../deploy/swaps.ts';
import { throughputRows } from '../deploy/throughput.ts';
import type { Area } from '../row.ts';

/** Requests a second while versions come and go: a starting process needs one of two cores. */
const perSecond = 300;

/**
 * How versions are brought and kept: swaps, kills and hangs under load, the proxy beside http-proxy-3, and how often the
 * judge of canaries errs.
 */
export const deploy: Area = {
  name: 'deploy',
  async measure({ long }) {
    return [
      ...(await throughputRows(
        long ? { rounds: 15, milliseconds: 4000 } : { rounds: 5, milliseconds: 2000 },
      )),
      ...(await swapRows({ swaps: long ? 1000 : 40, perSecond })),
      ...(await killRows({ faults: long ? 200 : 8, perSecond })),
      ...judgeRows(),
    ];
  },
};
