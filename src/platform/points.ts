import type { Ledger } from './ledger.ts';

/**
 * Is told of every boundary at which a crash would leave something half done, such as `next:pull-request:merge` or
 * `effect:begun:<key>`, and awaited there. Production passes none; tests of crashes end the process in it.
 */
export type OnPoint = (point: string) => void | Promise<void>;

/** Nobody listens. */
export const noPoint: OnPoint = () => {};

/** The ledger, telling of every entry that it has added: `ledger:appended:<kind>`. */
export function pointingLedger(ledger: Ledger, onPoint: OnPoint): Ledger {
  return {
    ...ledger,
    append: async (entry) => {
      const appended = await ledger.append(entry);
      await onPoint(`ledger:appended:${entry.kind}`);
      return appended;
    },
  };
}
