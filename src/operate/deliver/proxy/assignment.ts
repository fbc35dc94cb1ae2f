import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a client is known by while two versions share the traffic. */
export type ClientKey =
  /** A cookie of the proxy's own, given to whoever has none. */
  | { readonly kind: 'own-cookie' }
  /** A cookie of the service, such as its session; who has none is assigned anew each time. */
  | { readonly kind: 'cookie'; readonly name: string }
  /** A header, such as `authorization`. */
  | { readonly kind: 'header'; readonly name: string }
  /** The address; all behind one gateway meet the same version. */
  | { readonly kind: 'address' };

/** Name of the proxy's own cookie. */
export const ownCookie = 'wired-chaos-client';

/** A client's key, and the cookie to give it when it had none. */
export interface Identity {
  readonly key: string;
  readonly setCookie: string | null;
}

/** Reads a client's key from its request. */
export function identify(request: IncomingMessage, by: ClientKey): Identity {
  switch (by.kind) {
    case 'address':
      return { key: request.socket.remoteAddress ?? '', setCookie: null };
    case 'header':
      return { key: String(request.headers[by.name.toLowerCase()] ?? fresh()), setCookie: null };
    case 'cookie':
      return { key: cookie(request, by.name) ?? fresh(), setCookie: null };
    case 'own-cookie': {
      const known = cookie(request, ownCookie);
      if (known !== null) return { key: known, setCookie: null };
      const key = fresh();
      return { key, setCookie: `${ownCookie}=${key}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax` };
    }
  }
}

/**
 * Whether a client meets the canary. The same client always gets the same answer for the same canary and weight, and
 * a client that meets it still does when the weight grows.
 * @param weight percent of the clients, 0 to 100
 */
export function meetsCanary(key: string, canary: string, weight: number): boolean {
  if (weight >= 100) return true;
  if (weight <= 0) return false;
  const point = Number.parseInt(hash('sha256', `${canary}\n${key}`, 'hex').slice(0, 8), 16) / 2 ** 32;
  return point * 100 < weight;
}

function fresh(): string {
  return randomBytes(12).toString('base64url');
}

function cookie(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
