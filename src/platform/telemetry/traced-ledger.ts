import type { Ledger } from '../ledger.ts';
import { activeTraceId } from './active-trace.ts';

/** A ledger whose entries name the trace in which they were written. */
export function tracedLedger(ledger: Ledger): Ledger {
  return {
    ...ledger,
    append: (entry) => {
      const trace = activeTraceId();
      return ledger.append(trace === null ? entry : { ...entry, trace });
    },
  };
}
