import type { Octokit } from './app-client.ts';

/** One attempt to deliver a webhook, as GitHub lists it. */
export interface HookDelivery {
  readonly id: number;
  /** The same for every attempt at one delivery. */
  readonly guid: string;
  /** ISO 8601, UTC. */
  readonly deliveredAt: string;
  /** GitHub got a 2xx answer. */
  readonly ok: boolean;
  /** Somebody asked for this attempt: there was one before. */
  readonly again: boolean;
}

export interface HookDeliveryPage {
  /** Newest first. */
  readonly deliveries: readonly HookDelivery[];
  /** Where the next older page begins; null when there is none. */
  readonly cursor: string | null;
}

/**
 * One page of the deliveries to this App, newest first; GitHub keeps them for three days.
 * @param octokit signed in as the App itself
 * @see https://docs.github.com/en/rest/apps/webhooks#list-deliveries-for-an-app-webhook
 */
export async function listHookDeliveries(octokit: Octokit, cursor: string | null): Promise<HookDeliveryPage> {
  const { data, headers } = await octokit.rest.apps.listWebhookDeliveries({
    per_page: 100,
    ...(cursor === null ? {} : { cursor }),
  });
  return {
    deliveries: data.map(({ id, guid, delivered_at: deliveredAt, status_code: status, redelivery }) => ({
      id,
      guid,
      deliveredAt,
      ok: status >= 200 && status < 300,
      again: redelivery,
    })),
    cursor: nextCursor(headers.link),
  };
}

/** Has GitHub deliver something again, with the same GUID and body. */
export async function redeliver(octokit: Octokit, delivery: number): Promise<void> {
  await octokit.rest.apps.redeliverWebhookDelivery({ delivery_id: delivery });
}

/** The cursor is opaque: it is taken from the address of the next page, as the documentation asks. */
function nextCursor(link: string | undefined): string | null {
  const next = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
  return next === undefined ? null : new URL(next).searchParams.get('cursor');
}
