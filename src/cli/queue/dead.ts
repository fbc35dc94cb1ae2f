import type { DeadDelivery } from '../../platform/inbox.ts';
import type { StoreTools } from '../store-command.ts';

/** Something that was given up after too many attempts: a delivery, or a wake of a flow. */
export interface Dead {
  readonly kind: 'delivery' | 'wake';
  /** As `queue list` shows it and the other verbs take it: `delivery:<GUID>` or `wake:<UUID>`. */
  readonly id: string;
  /** The event, or the flow and its subject. */
  readonly what: string;
  /** Null for what belongs to none. */
  readonly installation: number | null;
  readonly attempts: number;
  /** When the delivery arrived, or the wake was given up. ISO 8601, UTC. */
  readonly at: string;
  readonly cause: string;
}

/** Deliveries first, each kind oldest first, at most `limit` of each. */
export async function listDead({ stores, queue }: StoreTools, limit: number): Promise<Dead[]> {
  const [deliveries, wakes] = await Promise.all([
    stores.inbox.dead(limit),
    queue().then((opened) => opened.dead(limit)),
  ]);
  return [...deliveries.map(ofDelivery), ...wakes.map(ofWake)];
}

/** Null when there is no such dead letter. The prefix of an id may be left out. */
export async function findDead({ stores, queue }: StoreTools, id: string): Promise<Dead | null> {
  const [, kind, bare = ''] = /^(?:(delivery|wake):)?(.*)$/s.exec(id) ?? [];
  const delivery = kind === 'wake' ? null : await stores.inbox.deadOne(bare);
  if (delivery !== null) return ofDelivery(delivery);
  const wake = kind === 'delivery' ? null : await (await queue()).findDead(bare);
  return wake === null ? null : ofWake(wake);
}

/** The id without its prefix. */
export function bareId({ kind, id }: Dead): string {
  return id.slice(kind.length + 1);
}

function ofDelivery(delivery: DeadDelivery): Dead {
  const { id, event, installation, attempts, receivedAt, cause } = delivery;
  return {
    kind: 'delivery',
    id: `delivery:${id}`,
    what: event,
    installation,
    attempts,
    at: receivedAt,
    cause,
  };
}

type DeadWake = NonNullable<Awaited<ReturnType<Awaited<ReturnType<StoreTools['queue']>>['findDead']>>>;

function ofWake({ id, wake, attempts, at, cause }: DeadWake): Dead {
  return {
    kind: 'wake',
    id: `wake:${id}`,
    what: `${wake.kind} ${wake.subject}`,
    installation: wake.installation,
    attempts,
    at: at.toISOString(),
    cause,
  };
}
