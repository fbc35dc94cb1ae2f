import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { createUser } from '../accounts/create.ts';
import { type Context, timestamp } from '../context.ts';
import type { Account, App, Permissions } from '../state/account.ts';

const generate = promisify(generateKeyPair);

export interface AppInput {
  readonly name: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly webhookUrl: string | null;
  readonly webhookSecret: string | null;
  readonly description?: string | null;
  readonly externalUrl?: string;
}

/** Registers an App with a new key. Returns it and the private key in PEM, which is kept nowhere. */
export async function registerApp(
  context: Context,
  owner: Account,
  input: AppInput,
): Promise<{ readonly app: App; readonly privateKey: string }> {
  const pair = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const app = addApp(context, owner, input, createPublicKey(pair.publicKey));
  return { app, privateKey: pair.privateKey };
}

/** Adds an App with a known key, and ids where they are fixed, as of `github-actions`. */
export function addApp(
  context: Context,
  owner: Account,
  input: AppInput,
  publicKey: KeyObject,
  ids: { readonly app?: number; readonly bot?: number } = {},
): App {
  const slug = input.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const bot = createUser(context, {
    login: `${slug}[bot]`,
    type: 'Bot',
    ...(ids.bot === undefined ? {} : { id: ids.bot }),
  });
  const id = ids.app ?? context.state.nextId();
  const app: App = {
    id,
    slug,
    name: input.name,
    clientId: `Iv23li${String(id).padStart(14, '0')}`,
    ownerId: owner.id,
    botId: bot.id,
    description: input.description ?? null,
    externalUrl: input.externalUrl ?? context.url,
    permissions: { ...input.permissions, metadata: 'read' },
    events: input.events,
    publicKeys: [publicKey],
    hook: { url: input.webhookUrl, secret: input.webhookSecret, contentType: 'json', insecureSsl: '0' },
    createdAt: timestamp(context),
  };
  context.state.apps.set(id, app);
  return app;
}
