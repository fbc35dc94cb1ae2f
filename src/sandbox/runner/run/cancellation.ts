/** Milliseconds that `always()` steps have after a cancellation; as on GitHub. */
const afterCancellation = 5 * 60_000;

/** The end of a job before its time: `cancelled` ends what runs, `killed` also what still runs because of `always()`. */
export interface Cancellation {
  readonly cancelled: AbortSignal;
  readonly killed: AbortSignal;
}

/** Follows any of the signals: once one of them aborts, the job is cancelled. */
export function cancellation(...signals: AbortSignal[]): Cancellation {
  const cancelled = AbortSignal.any(signals);
  const kill = new AbortController();
  const arm = () => setTimeout(() => kill.abort(), afterCancellation).unref();
  if (cancelled.aborted) arm();
  else cancelled.addEventListener('abort', arm, { once: true });
  return { cancelled, killed: kill.signal };
}
