import type { Conclusion, JobResult, RunReport, RunRequest } from '../../contract.ts';
import type { Board } from '../plan/board.ts';
import type { Activity } from './activity.ts';
import type { Slots } from './slots.ts';

/** What all jobs of one run share. */
export interface RunContext {
  readonly request: RunRequest;
  readonly report: RunReport;
  readonly board: Board;
  /** Limits how many jobs of this runner execute at a time. */
  readonly slots: Slots;
  /** Knows whether anything of the run moves. */
  readonly activity: Activity;
  /** Where the folders of jobs are made. */
  readonly directory: string;
  /** Results of an earlier attempt that stand, by display name. */
  readonly kept: ReadonlyMap<string, JobResult>;
  /** Aborts when the run is cancelled. */
  readonly cancelled: AbortSignal;
  /** Ends all jobs because one of them cannot be simulated. */
  abandon(): void;
}

export type Result = Extract<Conclusion, 'success' | 'failure' | 'cancelled' | 'skipped'>;

/** What other jobs see of a job that has ended: the `needs` context. */
export interface JobOutcome {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The outcome of several legs together. Of outputs that several legs set, the last non-empty one counts. */
export function merge(outcomes: readonly JobOutcome[]): JobOutcome {
  const outputs: Record<string, string> = {};
  for (const outcome of outcomes)
    for (const [name, value] of Object.entries(outcome.outputs))
      outputs[name] = value || (outputs[name] ?? '');
  return { result: worst(outcomes.map(({ result }) => result)), outputs };
}

/** The result of jobs together: the worst of them; skipped only when all are. */
export function worst(results: readonly Result[]): Result {
  const order: readonly Result[] = ['failure', 'cancelled', 'success'];
  return order.find((result) => results.includes(result)) ?? 'skipped';
}

/** The result of an earlier attempt that stands for a job of that display name, or null. */
export function keptOutcome(context: RunContext, name: string): JobOutcome | null {
  const kept = context.kept.get(name);
  if (!kept) return null;
  const { conclusion, outputs } = kept;
  if (conclusion === 'success' || conclusion === 'skipped' || conclusion === 'cancelled')
    return { result: conclusion, outputs };
  return { result: conclusion === 'neutral' ? 'success' : 'failure', outputs };
}
