import { randomUUID } from 'node:crypto';
import { covers } from '../access.ts';
import { type Context, timestamp } from '../context.ts';
import type { Happening } from '../events.ts';
import { simpleOrganisation, simpleUser } from '../shape/account.ts';
import { nodeId } from '../shape/node-id.ts';
import { organisationOf, repositoryShape } from '../shape/repository.ts';
import type { App, Installation } from '../state/account.ts';
import type { Delivery } from '../state/delivery.ts';
import { send } from './send.ts';
import { signedHeaders } from './sign.ts';

/** Events that every App gets, subscribed or not. */
const always = new Set([
  'installation',
  'installation_repositories',
  'installation_target',
  'github_app_authorization',
]);

/** Addresses happenings to the Apps that are to hear of them. GitHub never sends anything twice by itself. */
export class Dispatcher {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Sends a happening to each App that subscribed to it and is installed where it happened. */
  dispatch(happening: Happening): void {
    for (const installation of this.#context.state.installations.values()) {
      const app = this.#context.state.app(installation.appId);
      if (app.hook.url === null || !concerns(happening, app, installation)) continue;
      this.#record(happening, app, installation, app.hook.url);
    }
  }

  #record(happening: Happening, app: App, installation: Installation, url: string): void {
    const context = this.#context;
    const body = JSON.stringify(this.#payload(happening, installation));
    const guid = randomUUID();
    const delivery: Delivery = {
      id: context.state.nextId(),
      appId: app.id,
      guid,
      event: happening.event,
      action: happening.action,
      installationId: installation.id,
      repositoryId: happening.repository?.id ?? null,
      deliveredAt: timestamp(context),
      redelivery: false,
      url,
      request: { headers: signedHeaders(app, happening.event, guid, body), body },
      duration: 0,
      status: 'PENDING',
      statusCode: 0,
      response: { headers: {}, payload: null },
    };
    context.state.deliveries.push(delivery);
    send(context, delivery, context.faults.nextDelivery());
  }

  #payload(happening: Happening, installation: Installation): Record<string, unknown> {
    const context = this.#context;
    const { repository, organisation } = happening;
    const owner =
      organisation !== null
        ? simpleOrganisation(context, organisation)
        : repository === null
          ? null
          : organisationOf(context, repository);
    return {
      ...(happening.action === null ? {} : { action: happening.action }),
      ...happening.payload,
      ...(repository === null || 'repository' in happening.payload
        ? {}
        : { repository: repositoryShape(context, repository) }),
      ...(owner === null ? {} : { organization: owner }),
      sender: simpleUser(context, happening.sender),
      ...('installation' in happening.payload
        ? {}
        : {
            installation: {
              id: installation.id,
              node_id: nodeId('IntegrationInstallation', installation.id),
            },
          }),
    };
  }
}

function concerns(happening: Happening, app: App, installation: Installation): boolean {
  if (happening.onlyAppId !== null && happening.onlyAppId !== app.id) return false;
  if (installation.suspended !== null && happening.event !== 'installation') return false;
  if (!always.has(happening.event) && !installation.events.includes(happening.event)) return false;
  if (happening.repository !== null) return covers(installation, happening.repository);
  if (happening.organisation !== null) return installation.accountId === happening.organisation.id;
  const told = happening.payload.installation;
  return typeof told === 'object' && told !== null && 'id' in told && told.id === installation.id;
}
