import type { Context } from '../context.ts';
import type { Actor } from './actor.ts';
import { appOfToken } from './json-web-token.ts';
import { Refusal } from './reply.ts';

/**
 * Who an Authorization header speaks for: `Bearer`/`token` with a JSON web token, an installation token or a
 * personal one, or `Basic` with the token as the password, as git sends it.
 * @throws {Refusal} 401 when it is expired, forged or unknown.
 */
export function authenticate(context: Context, header: string | null): Actor {
  if (header === null || header === '') return { kind: 'anonymous' };
  const [scheme = '', value = ''] = header.split(' ', 2);
  const secret = scheme.toLowerCase() === 'basic' ? passwordOf(value) : value;
  if (secret.split('.').length === 3) return { kind: 'app', app: appOfToken(context, secret) };
  return actorOfSecret(context, secret);
}

function passwordOf(basic: string): string {
  const text = Buffer.from(basic, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const password = text.slice(colon + 1);
  // `https://TOKEN@host/…` sends the token as the name, `x-oauth-basic` or nothing as the password.
  return password === '' || password === 'x-oauth-basic' ? text.slice(0, colon) : password;
}

function actorOfSecret(context: Context, secret: string): Actor {
  const { state } = context;
  const token = state.tokens.get(secret);
  if (token === undefined) throw badCredentials();
  if (token.kind === 'user') return { kind: 'user', user: state.user(token.userId) };
  const installation = state.installations.get(token.installationId);
  if (installation === undefined) throw badCredentials();
  if (installation.suspended !== null) throw suspended();
  if (Date.parse(token.expiresAt) <= context.now().getTime()) throw badCredentials();
  const app = state.app(installation.appId);
  return {
    kind: 'installation',
    app,
    installation,
    permissions: token.permissions,
    repositoryIds: token.repositoryIds,
    quiet: token.quiet,
    user: state.user(app.botId),
  };
}

/** What GitHub says to whoever asks in the name of a suspended installation. */
export function suspended(): Refusal {
  return new Refusal(403, 'This installation has been suspended');
}

function badCredentials(): Refusal {
  return new Refusal(401, 'Bad credentials');
}
