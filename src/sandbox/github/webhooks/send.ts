import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { DeliveryFate } from '../faults.ts';
import type { Delivery } from '../state/delivery.ts';

/** Sends a recorded delivery in the background, through the misbehaviour that is its fate. */
export function send(context: Context, delivery: Delivery, fate: DeliveryFate): void {
  const failed = (error: unknown) => context.log(`delivery ${delivery.guid}: ${String(error)}`);
  context.work.track(deliver(context, delivery, fate), failed);
}

async function deliver(context: Context, delivery: Delivery, fate: DeliveryFate): Promise<void> {
  if (fate.delayMilliseconds > 0) {
    await sleep(fate.delayMilliseconds, undefined, { signal: context.closing }).catch(() => {});
  }
  if (fate.reorder) await context.overtaking.wait(fate.reorderMilliseconds, context.closing);
  if (context.closing.aborted) return;
  if (fate.drop) {
    delivery.status = 'failed to connect to host';
    return;
  }
  await attempt(context, delivery);
  if (fate.double) await attempt(context, delivery);
  if (!fate.reorder) context.overtaking.done();
}

async function attempt(context: Context, delivery: Delivery): Promise<void> {
  const started = performance.now();
  const limit = AbortSignal.timeout(context.limits.deliverySeconds * 1000);
  try {
    const response = await fetch(delivery.url, {
      method: 'POST',
      headers: delivery.request.headers,
      body: delivery.request.body,
      redirect: 'manual',
      signal: AbortSignal.any([limit, context.closing]),
    });
    const payload = await response.text();
    delivery.statusCode = response.status;
    delivery.status = response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`;
    delivery.response = { headers: Object.fromEntries(response.headers), payload };
  } catch {
    delivery.statusCode = 0;
    delivery.status = limit.aborted ? 'timed out' : 'failed to connect to host';
  }
  delivery.duration = Math.round((performance.now() - started) / 10) / 100;
}
