import { randomBytes } from 'node:crypto';
import { registerApp } from '../apps/register.ts';
import { json, notFound } from '../http/reply.ts';
import { publicRoute, type Route } from '../http/route.ts';
import { appShape } from '../shape/app.ts';

export const routes: readonly Route[] = [
  publicRoute('POST', '/app-manifests/{code}/conversions', async (call) => {
    const { context } = call;
    const registration = context.registrations.take(call.text('code'));
    if (registration === null) throw notFound();
    const { manifest, owner } = registration;
    const webhookSecret = randomBytes(20).toString('hex');
    const { app, privateKey } = await registerApp(context, owner, {
      name: manifest.name,
      description: manifest.description ?? null,
      externalUrl: manifest.url,
      permissions: manifest.default_permissions ?? {},
      events: manifest.default_events ?? [],
      webhookUrl: manifest.hook_attributes?.active === false ? null : (manifest.hook_attributes?.url ?? null),
      webhookSecret,
    });
    return json(201, {
      ...appShape(context, app),
      client_id: app.clientId,
      client_secret: randomBytes(20).toString('hex'),
      webhook_secret: webhookSecret,
      pem: privateKey,
    });
  }),
];
