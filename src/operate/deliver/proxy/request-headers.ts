import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { connectionNames, isHopByHop } from './hop-by-hop.ts';

/** How the proxy itself is reached, and whether what forwards to it is believed. */
export interface Forwarding {
  readonly protocol: 'http' | 'https';
  /** True when the only clients are balancers of one's own: then what they say about their client is passed on. */
  readonly trusted: boolean;
}

/** What only whoever stands in front may say. Also with underscores, for many frameworks read both as one. */
const forwarded = new Set([
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-forwarded-ssl',
  'x-real-ip',
]);

const withoutBody = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);

const pseudonym = 'wired-chaos';

/**
 * The head of a request as a version gets it: a flat list of names and values in the order they came, without what
 * concerned the client's connection, with `X-Forwarded-*`, `Forwarded` (RFC 7239) and `Via` (RFC 9110, 7.6.3).
 * @param options.body whether a body follows
 * @param options.upgrade protocol that the connection is to change to
 */
export function requestHeaders(
  request: IncomingMessage,
  { protocol, trusted }: Forwarding,
  { body, upgrade }: { readonly body: boolean; readonly upgrade: string | null },
): string[] {
  const { rawHeaders, headers, httpVersion } = request;
  const declared = connectionNames(headers.connection);
  const result: string[] = [];
  let via = '';
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    const value = rawHeaders[at + 1] ?? '';
    const lower = name.toLowerCase();
    if (isHopByHop(lower, declared)) continue;
    if (forwarded.has(lower)) continue;
    if (lower.includes('_') && forwarded.has(lower.replaceAll('_', '-'))) continue;
    if (lower === 'via') via += `${value}, `;
    else result.push(name, value);
  }
  const address = plainAddress(request.socket.remoteAddress ?? '');
  const host = headers.host ?? '';
  const before: IncomingHttpHeaders = trusted ? headers : {};
  const proto = last(before['x-forwarded-proto']) ?? protocol;
  result.push(
    'X-Forwarded-For',
    joined(before['x-forwarded-for'], address),
    'X-Forwarded-Proto',
    proto,
    'X-Forwarded-Host',
    last(before['x-forwarded-host']) ?? host,
    'Forwarded',
    joined(before.forwarded, forwardedElement(address, host, protocol)),
    'Via',
    `${via}${httpVersion} ${pseudonym}`,
  );
  // HTTP/1.0 asks for none, the version for one.
  if (headers.host === undefined) result.push('Host', `${address}:${request.socket.localPort}`);
  if (headers.te !== undefined && /\btrailers\b/i.test(String(headers.te))) result.push('TE', 'trailers');
  if (headers['transfer-encoding'] !== undefined) result.push('Transfer-Encoding', 'chunked');
  // Methods that usually have a body say that there is none (RFC 9110, 8.6), else it would be sent as an empty one.
  else if (!body && headers['content-length'] === undefined) {
    if (!withoutBody.has(request.method ?? '')) result.push('Content-Length', '0');
  }
  if (upgrade === null) result.push('Connection', 'keep-alive');
  else result.push('Connection', 'Upgrade', 'Upgrade', upgrade);
  return result;
}

/** An IPv4 address in its own form, also where it came through a socket for both. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}

function forwardedElement(address: string, host: string, protocol: string): string {
  const node = address.includes(':') ? `"[${address}]"` : address || 'unknown';
  // A host has at least a colon as soon as there is a port, which is no token.
  return host === ''
    ? `for=${node};proto=${protocol}`
    : `for=${node};host="${host.replace(/["\\]/g, '')}";proto=${protocol}`;
}

function joined(before: string | string[] | undefined, own: string): string {
  return before === undefined ? own : `${before}, ${own}`;
}

/** The nearest balancer's word. */
function last(value: string | string[] | undefined): string | undefined {
  return value?.toString().split(',').at(-1)?.trim();
}
