import { instruments } from './instruments.ts';

const commits = instruments((meter) => ({
  duration: meter.createHistogram('wired_chaos.journal.commit.duration', {
    description: 'One commit of the journal with its fsync.',
    unit: 's',
    advice: { explicitBucketBoundaries: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1] },
  }),
  writes: meter.createHistogram('wired_chaos.journal.commit.writes', {
    description: 'Writes that one commit of the journal made durable together.',
    unit: '{write}',
    advice: { explicitBucketBoundaries: [1, 2, 5, 10, 20, 50, 100, 200, 500] },
  }),
}));

/** One commit of the journal. */
export interface Commit {
  readonly writes: number;
  readonly milliseconds: number;
  readonly ok: boolean;
}

/** Measures a commit of the journal. */
export function journalCommitted({ writes, milliseconds, ok }: Commit): void {
  const outcome = { outcome: ok ? 'committed' : 'failed' };
  commits().duration.record(milliseconds / 1000, outcome);
  commits().writes.record(writes, outcome);
}
