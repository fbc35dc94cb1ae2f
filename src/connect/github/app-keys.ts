import { createSign } from 'node:crypto';
import type { Fetch } from './traffic/fetch.ts';

/** The App's private keys: the present one, and the one before while GitHub is being told of the new one. */
export interface AppKeys {
  readonly present: string;
  readonly previous: string | null;
}

/** While GitHub refuses the present key, it is tried again after this time. */
const patience = 60_000;

/**
 * Signs the App in with its present key, and while GitHub does not accept that one, with the previous. So a new key can
 * be put into the settings before or after GitHub knows it, and the old one be deleted later.
 * @param fetch that is given requests which are signed with the present key
 * @param log hears of every change of the key in use
 */
export function signInWith(
  keys: AppKeys,
  fetch: Fetch,
  log: { warn(text: string): void; info(text: string): void },
  now: () => number = Date.now,
): Fetch {
  const { previous } = keys;
  if (previous === null) return fetch;
  let refusedAt: number | null = null;

  return async (url, init = {}) => {
    const resigned = resign(init, previous);
    if (resigned === null) return fetch(url, init);
    if (refusedAt !== null && now() - refusedAt < patience) return fetch(url, resigned);
    const response = await fetch(url, init);
    if (response.status !== 401) {
      if (refusedAt !== null) log.info('GitHub accepts PRIVATE_KEY now: PRIVATE_KEY_PREVIOUS can be removed');
      refusedAt = null;
      return response;
    }
    const other = await fetch(url, resigned);
    const refused = other.status === 401;
    await (refused ? other : response).body?.cancel();
    if (refused) return response;
    if (refusedAt === null) {
      log.warn('GitHub does not accept PRIVATE_KEY: the App signs in with PRIVATE_KEY_PREVIOUS for now');
    }
    refusedAt = now();
    return other;
  };
}

/** The request with its JSON web token signed by another key; null when it bears none. */
function resign(init: RequestInit, key: string): RequestInit | null {
  const headers = new Headers(init.headers);
  const [scheme = '', token = ''] = (headers.get('authorization') ?? '').split(' ', 2);
  const [header, claims, signature] = token.split('.');
  if (header === undefined || claims === undefined || signature === undefined) return null;
  const signed = createSign('RSA-SHA256').update(`${header}.${claims}`).sign(key, 'base64url');
  headers.set('authorization', `${scheme} ${header}.${claims}.${signed}`);
  return { ...init, headers };
}
