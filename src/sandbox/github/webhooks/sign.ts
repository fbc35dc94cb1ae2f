import { createHmac } from 'node:crypto';
import type { App } from '../state/account.ts';

/**
 * The headers of a delivery, signed with the App's secret over the exact bytes of the body.
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers
 */
export function signedHeaders(app: App, event: string, guid: string, body: string): Record<string, string> {
  const headers: Record<string, string> = {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/local',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': String(app.id),
    'x-github-hook-installation-target-id': String(app.id),
    'x-github-hook-installation-target-type': 'integration',
  };
  if (app.hook.secret !== null) {
    const digest = (algorithm: string, secret: string) =>
      createHmac(algorithm, secret).update(body).digest('hex');
    headers['x-hub-signature'] = `sha1=${digest('sha1', app.hook.secret)}`;
    headers['x-hub-signature-256'] = `sha256=${digest('sha256', app.hook.secret)}`;
  }
  return headers;
}
