import type { AnalysisInput } from '../change/policy/analyse.ts';
import type { Analysis } from '../domain/analysis.ts';
import { analyseWithin } from './analyse-within.ts';
import { type Deadlines, usualDeadlines } from './deadlines.ts';
import { supervise } from './supervise.ts';
import { startProcess } from './worker-process.ts';
import { startThread } from './worker-thread.ts';

/** Looks at changes, one after another, beside everything else that this process does. */
export interface Analyser {
  /** Has its worker start already, while others read what it is to look at. */
  prepare(): void;
  /** Never takes longer than its deadline, counted from its turn. */
  analyse(input: Omit<AnalysisInput, 'detectors'>): Promise<Analysis>;
  close(): Promise<void>;
}

export interface AnalyserOptions {
  readonly deadlines?: Deadlines;
  /** A thread is there sooner; a process keeps what it needs, and what it breaks, away from this one. */
  readonly where?: 'thread' | 'process';
}

/** A process that nobody needed for this long, in milliseconds, gives back its memory. */
const idle = 600_000;

/** Opens an analyser; its worker starts with the first change. */
export function openAnalyser({
  deadlines = usualDeadlines,
  where = 'thread',
}: AnalyserOptions = {}): Analyser {
  const worker = where === 'thread' ? supervise(startThread) : supervise(startProcess, { idle });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    // Whoever looks first is told when it does not start.
    prepare: () => void worker.prepare().catch(() => {}),
    analyse(input) {
      const own = turn.then(() => analyseWithin(worker, input, deadlines));
      turn = own.catch(() => {});
      return own;
    },
    close: () => worker.close(),
  };
}
