import { z } from 'zod';
import type { Call } from '../http/call.ts';
import { pageOf, urlWith } from '../http/pagination.ts';
import { json, notFound } from '../http/reply.ts';
import { appRoute, type Route } from '../http/route.ts';
import { deliveryItem, deliveryShape } from '../shape/delivery.ts';
import type { App } from '../state/account.ts';
import type { Delivery } from '../state/delivery.ts';
import { redeliver } from '../webhooks/redeliver.ts';

const config = z.object({
  url: z.string().optional(),
  secret: z.string().optional(),
  content_type: z.enum(['json', 'form']).optional(),
  insecure_ssl: z.union([z.string(), z.number()]).optional(),
});

export const routes: readonly Route[] = [
  appRoute('GET', '/app/hook/config', (_, app) => json(200, configOf(app))),
  appRoute('PATCH', '/app/hook/config', (call, app) => {
    const input = call.body(config);
    app.hook = {
      url: input.url ?? app.hook.url,
      secret: input.secret ?? app.hook.secret,
      contentType: input.content_type ?? app.hook.contentType,
      insecureSsl: String(input.insecure_ssl ?? app.hook.insecureSsl) === '1' ? '1' : '0',
    };
    return json(200, configOf(app));
  }),
  appRoute('GET', '/app/hook/deliveries', (call, app) => {
    const { perPage } = pageOf(call);
    const cursor = Number(call.query.get('cursor') ?? Number.POSITIVE_INFINITY);
    const older = call.context.state.deliveries
      .filter((one) => one.appId === app.id && one.id < cursor)
      .reverse();
    const page = older.slice(0, perPage);
    const last = page.at(-1);
    const more = last !== undefined && older.length > perPage;
    const next = more ? `<${urlWith(call, { cursor: String(last.id) })}>; rel="next"` : null;
    return json(200, page.map(deliveryItem), next === null ? {} : { link: next });
  }),
  appRoute('GET', '/app/hook/deliveries/{delivery_id}', (call, app) =>
    json(200, deliveryShape(deliveryOf(call, app))),
  ),
  appRoute('POST', '/app/hook/deliveries/{delivery_id}/attempts', (call, app) => {
    redeliver(call.context, app, deliveryOf(call, app));
    return json(202, {});
  }),
];

function configOf(app: App) {
  return {
    content_type: app.hook.contentType,
    insecure_ssl: app.hook.insecureSsl,
    ...(app.hook.secret === null ? {} : { secret: '********' }),
    ...(app.hook.url === null ? {} : { url: app.hook.url }),
  };
}

function deliveryOf(call: Call, app: App): Delivery {
  const id = call.number('delivery_id');
  const found = call.context.state.deliveries.find((one) => one.id === id && one.appId === app.id);
  if (found === undefined) throw notFound();
  return found;
}
