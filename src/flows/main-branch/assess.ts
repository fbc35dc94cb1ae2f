import type { WorkflowRun } from '../../connect/github/workflow-runs.ts';

/** How one workflow stands on the default branch. */
export type Assessment =
  | { readonly kind: 'green'; readonly run: WorkflowRun }
  /** Nothing has concluded yet. */
  | { readonly kind: 'unknown' }
  /** Red once, and something that will tell more is on its way. */
  | { readonly kind: 'waiting'; readonly red: WorkflowRun }
  /** Red once: a second look is due. */
  | { readonly kind: 'unconfirmed'; readonly red: WorkflowRun }
  | {
      readonly kind: 'red';
      readonly firstRed: WorkflowRun;
      readonly lastGreen: WorkflowRun | null;
      readonly confirmedBy: 'rerun' | 'later-commit';
    };

const green = new Set(['success']);
// Cancelled, skipped, neutral, stale and action_required runs say nothing about the code.
const red = new Set(['failure', 'timed_out', 'startup_failure']);

/** Assesses every workflow that ran on the default branch. Order of `runs` does not matter. */
export function assessRuns(runs: readonly WorkflowRun[]): Assessment[] {
  const byWorkflow = new Map<number, WorkflowRun[]>();
  for (const run of runs) {
    const known = byWorkflow.get(run.workflow.id);
    if (known === undefined) byWorkflow.set(run.workflow.id, [run]);
    else known.push(run);
  }
  return [...byWorkflow.values()]
    .sort((a, b) => (a[0]?.workflow.path ?? '').localeCompare(b[0]?.workflow.path ?? ''))
    .map(assessWorkflow);
}

function assessWorkflow(runs: readonly WorkflowRun[]): Assessment {
  const newestFirst = [...runs].sort((a, b) => b.number - a.number);
  const telling = newestFirst.filter((run) => isGreen(run) || isRed(run));
  const [newest] = telling;
  if (newest === undefined) return { kind: 'unknown' };
  if (isGreen(newest)) return { kind: 'green', run: newest };
  const untilGreen = telling.findIndex(isGreen);
  const reds = untilGreen === -1 ? telling : telling.slice(0, untilGreen);
  const lastGreen = untilGreen === -1 ? null : (telling[untilGreen] ?? null);
  const firstRed = reds.at(-1) ?? newest;
  if (reds.some((run) => run.sha !== firstRed.sha)) {
    return { kind: 'red', firstRed, lastGreen, confirmedBy: 'later-commit' };
  }
  if (reds.some((run) => run.attempt > 1)) return { kind: 'red', firstRed, lastGreen, confirmedBy: 'rerun' };
  const coming = newestFirst.some((run) => run.conclusion === null && run.number >= firstRed.number);
  return { kind: coming ? 'waiting' : 'unconfirmed', red: newest };
}

function isGreen(run: WorkflowRun): boolean {
  return run.conclusion !== null && green.has(run.conclusion);
}

function isRed(run: WorkflowRun): boolean {
  return run.conclusion !== null && red.has(run.conclusion);
}
