import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { type Context, timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import { installationShape } from '../shape/app.ts';
import type { Account, App, Installation, Permissions } from '../state/account.ts';

const generate = promisify(generateKeyPair);

/** Suspends an installation: its tokens are refused and nothing but its own events is delivered. */
export function suspendInstallation(context: Context, installation: Installation, sender: Account): void {
  installation.suspended = { at: timestamp(context), by: sender.id };
  tell(context, installation, 'suspend', sender);
}

/** Ends the suspension. */
export function unsuspendInstallation(context: Context, installation: Installation, sender: Account): void {
  installation.suspended = null;
  tell(context, installation, 'unsuspend', sender);
}

/** An App asks for other permissions: installations keep what they granted until somebody accepts. */
export function askPermissions(app: App, permissions: Permissions): void {
  app.permissions = { ...permissions, metadata: 'read' };
}

/** Somebody accepts what the App asks for now. */
export function acceptPermissions(context: Context, installation: Installation, sender: Account): void {
  installation.permissions = context.state.app(installation.appId).permissions;
  tell(context, installation, 'new_permissions_accepted', sender);
}

/** Makes an App another private key, beside those it has. Returns it in PEM; it is kept nowhere. */
export async function addAppKey(app: App): Promise<string> {
  const pair = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  app.publicKeys.push(createPublicKey(pair.publicKey));
  return pair.privateKey;
}

/** Deletes a key of an App, given its private half in PEM. */
export function deleteAppKey(app: App, privateKey: string): void {
  const gone = createPublicKey(privateKey);
  const rest: KeyObject[] = app.publicKeys.filter((key) => !key.equals(gone));
  app.publicKeys.splice(0, app.publicKeys.length, ...rest);
}

function tell(context: Context, installation: Installation, action: string, sender: Account): void {
  const payload = { installation: installationShape(context, installation) };
  emit(context, 'installation', action, { sender, onlyAppId: installation.appId }, payload);
}
