import { limitKey } from '../http/actor.ts';
import { json } from '../http/reply.ts';
import { publicRoute, type Route } from '../http/route.ts';

export const routes: readonly Route[] = [
  publicRoute('GET', '/rate_limit', (call) => {
    const now = call.context.now().getTime();
    const key = limitKey(call.actor);
    const core = call.context.limiter.read({ key, resource: 'core' }, now);
    const graphql = call.context.limiter.read({ key, resource: 'graphql' }, now);
    const search = { limit: 30, used: 0, remaining: 30, reset: Math.ceil(now / 1000) + 60 };
    return json(200, { resources: { core, search, graphql }, rate: core });
  }),
  publicRoute('GET', '/meta', (call) =>
    json(200, {
      verifiable_password_authentication: false,
      hooks: ['127.0.0.1/32'],
      web: ['127.0.0.1/32'],
      api: ['127.0.0.1/32'],
      git: ['127.0.0.1/32'],
      domains: { website: [new URL(call.context.url).host] },
    }),
  ),
];
