import type { Inbox } from './inbox.ts';
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

/**
 * The inbox, telling of every delivery that it has stored and nobody has acknowledged yet (`delivery:stored`), that has
 * been handled and is not noted as such yet (`delivery:handled`), and that is done with (`delivery:done`).
 */
export function pointingInbox(inbox: Inbox, onPoint: OnPoint): Inbox {
  // Deliveries come by the thousand a second.
  if (onPoint === noPoint) return inbox;
  return {
    ...inbox,
    accept: async (delivery) => {
      const outcome = await inbox.accept(delivery);
      await onPoint('delivery:stored');
      return outcome;
    },
    done: async (id, installation) => {
      await onPoint('delivery:handled');
      await inbox.done(id, installation);
      await onPoint('delivery:done');
    },
  };
}
