import { verify } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { App } from '../state/account.ts';
import { Refusal } from './reply.ts';

const header = z.object({ alg: z.literal('RS256') });
const claims = z.object({
  iss: z.union([z.string(), z.number()]),
  iat: z.number(),
  exp: z.number(),
});

const longestSeconds = 600;
/** How far the caller's clock may be ahead of ours. */
const driftSeconds = 60;

/**
 * The App that signed a JSON web token.
 * @throws {Refusal} in GitHub's words when it is malformed, forged, too old or lasts longer than ten minutes.
 * @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export function appOfToken(context: Context, token: string): App {
  const [head = '', body = '', signature = ''] = token.split('.');
  if (!header.safeParse(decode(head)).success) throw undecodable();
  const parsed = claims.safeParse(decode(body));
  if (!parsed.success) throw undecodable();
  const { iss, iat, exp } = parsed.data;
  const app = [...context.state.apps.values()].find(
    (one) => String(one.id) === String(iss) || one.clientId === String(iss),
  );
  if (app === undefined) throw new Refusal(404, 'Integration not found');
  const signed = Buffer.from(`${head}.${body}`);
  const bytes = Buffer.from(signature, 'base64url');
  if (!app.publicKeys.some((key) => verify('RSA-SHA256', signed, key, bytes))) throw undecodable();
  const now = context.now().getTime() / 1000;
  if (exp <= now) {
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp - now > longestSeconds + driftSeconds) {
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  }
  if (iat > now + driftSeconds) {
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  return app;
}

function undecodable(): Refusal {
  return new Refusal(401, 'A JSON web token could not be decoded');
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
