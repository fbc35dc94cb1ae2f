import type { AnalysisInput } from '../change/policy/analyse.ts';
import type { Analysis } from '../domain/analysis.ts';
import { analyseWithin, type Deadlines, usualDeadlines } from './analyse-within.ts';
import { openThread } from './thread.ts';

/** Looks at changes, one after another, on a thread of its own. */
export interface Analyser {
  /** Has its thread start already. */
  prepare(): void;
  /** Never takes longer than its deadline, counted from its turn. */
  analyse(input: Omit<AnalysisInput, 'detectors'>): Promise<Analysis>;
  close(): Promise<void>;
}

/** Opens an analyser; its thread starts with the first change. */
export function openAnalyser(deadlines: Deadlines = usualDeadlines): Analyser {
  const thread = openThread();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    prepare: () => thread.prepare(),
    analyse(input) {
      const own = turn.then(() => analyseWithin(thread, input, deadlines));
      turn = own.catch(() => {});
      return own;
    },
    close: () => thread.close(),
  };
}
