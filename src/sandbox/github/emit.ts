import type { Context } from './context.ts';
import type { Account, Organisation } from './state/account.ts';
import type { Repository } from './state/repository.ts';

/** Where something happened and who did it. */
export interface Circumstances {
  readonly repository?: Repository;
  readonly organisation?: Organisation;
  readonly sender: Account;
  readonly onlyAppId?: number;
  readonly quiet?: boolean;
}

/**
 * Announces that something happened: webhooks are delivered to the Apps that subscribed, and whoever listens on
 * `context.events` (the Actions service) hears of it at once.
 * @param payload the event's own members; the members that every payload has are added on delivery
 */
export function emit(
  context: Context,
  event: string,
  action: string | null,
  circumstances: Circumstances,
  payload: Readonly<Record<string, unknown>>,
): void {
  context.events.announce({
    event,
    action,
    repository: circumstances.repository ?? null,
    organisation: circumstances.organisation ?? null,
    sender: circumstances.sender,
    payload,
    onlyAppId: circumstances.onlyAppId ?? null,
    quiet: circumstances.quiet ?? false,
  });
}
