import { type Context, timestamp } from '../context.ts';
import type { App } from '../state/account.ts';
import type { Delivery } from '../state/delivery.ts';
import { send } from './send.ts';
import { signedHeaders } from './sign.ts';

/** Sends a delivery again because somebody asked: the same body and GUID, a new record. */
export function redeliver(context: Context, app: App, earlier: Delivery): void {
  const { event, guid, request } = earlier;
  const delivery: Delivery = {
    ...earlier,
    id: context.state.nextId(),
    deliveredAt: timestamp(context),
    redelivery: true,
    url: app.hook.url ?? earlier.url,
    request: { headers: signedHeaders(app, event, guid, request.body), body: request.body },
    duration: 0,
    status: 'PENDING',
    statusCode: 0,
    response: { headers: {}, payload: null },
  };
  context.state.deliveries.push(delivery);
  send(context, delivery, context.faults.nextDelivery());
}
