import type { IncomingMessage } from 'node:http';

/** Why a request is refused, for its sender to read. */
export interface Ambiguity {
  readonly status: 400 | 405 | 501;
  readonly why: string;
}

/**
 * What the parser lets through and two servers might read in two ways (RFC 9112, 3.2, 6.1 and 11.2). The parser itself
 * refuses both framings at once, several lengths, folded lines, bare line feeds and unknown final codings.
 * @returns null when a request can be read in one way only
 */
export function ambiguity(request: IncomingMessage): Ambiguity | null {
  const { headers, httpVersion, method, rawHeaders } = request;
  const coding = headers['transfer-encoding'];
  if (coding !== undefined) {
    if (httpVersion !== '1.1') return { status: 400, why: 'HTTP/1.0 has no Transfer-Encoding' };
    if (coding.toLowerCase() !== 'chunked')
      return { status: 501, why: 'of the transfer codings only chunked is understood' };
  }
  if (method === 'TRACE' || method === 'CONNECT')
    return { status: 405, why: `${method} is not answered here` };
  const target = targetOf(request);
  if (target === null || (target === '*' && method !== 'OPTIONS'))
    return { status: 400, why: 'the target has to be a path, such as /index.html' };
  if (target.includes('#')) return { status: 400, why: 'a target has no fragment' };
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  if (hosts > 1) return { status: 400, why: 'there has to be one Host' };
  if (headers.host !== undefined && /[\s/\\@,?#]/.test(headers.host))
    return { status: 400, why: 'the Host is none' };
  return null;
}

/**
 * The path and query that are asked for, or `*`. A whole address is taken too (RFC 9112, 3.2.2), when it names the Host.
 * @returns null when it is neither
 */
export function targetOf({ url = '', headers }: IncomingMessage): string | null {
  if (url.startsWith('/') || url === '*') return url;
  const whole = /^https?:\/\/([^/?#]+)(.*)$/i.exec(url);
  if (whole === null || whole[1]?.toLowerCase() !== headers.host?.toLowerCase()) return null;
  const rest = whole[2] ?? '';
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Whether a body follows the head (RFC 9112, 6.3). */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
