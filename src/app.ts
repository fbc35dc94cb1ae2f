import type { Probot } from 'probot';
import { subscribedEvents, wakesFor } from './flows/wakes.ts';
import type { Wake } from './platform/queue.ts';

/**
 * The Probot app: an event wakes flows and carries nothing else. Which event wakes which flow stands in
 * flows/wakes.ts.
 * @param app its number, and the base URL of the REST API that it speaks to
 * @param wake puts a wake-up on the queue; when it throws, the delivery is handled again later
 */
export function listen(
  probot: Probot,
  app: { readonly id: number; readonly api: string },
  wake: (wake: Wake) => Promise<void>,
): void {
  for (const name of subscribedEvents) {
    probot.on(name as Parameters<Probot['on']>[0], async (event) => {
      for (const woken of wakesFor({ name: event.name, payload: event.payload }, app.id, app.api))
        await wake(woken);
    });
  }
}
