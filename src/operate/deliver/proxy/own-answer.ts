import { STATUS_CODES } from 'node:http';

/** Why the proxy answers in place of a version, in the words of RFC 9209, 2.3. */
export type ProxyError =
  | 'connection_terminated'
  | 'connection_limit_reached'
  | 'destination_unavailable'
  | 'http_request_error'
  | 'http_response_timeout'
  | 'http_protocol_error'
  | 'proxy_internal_error';

/** What the proxy itself has to say. */
export interface OwnAnswer {
  readonly status: 400 | 405 | 408 | 413 | 431 | 500 | 501 | 502 | 503 | 504;
  readonly error: ProxyError;
  /** For people; a sentence without its full stop. Nothing of what a client sent stands in it. */
  readonly why: string;
}

/** Head and body of such an answer. */
export function rendered({ status, error, why }: OwnAnswer): { headers: string[]; body: string } {
  const body = `${status} ${STATUS_CODES[status]}: ${why}.\n`;
  const headers = [
    'Content-Type',
    'text/plain; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(body)),
    'Cache-Control',
    'no-store',
    'Proxy-Status',
    `wired-chaos; error=${error}`,
  ];
  if (status === 503) headers.push('Retry-After', '1');
  return { headers, body };
}

/** The same as bytes for a connection that is closed afterwards. */
export function asBytes(answer: OwnAnswer): string {
  const { headers, body } = rendered(answer);
  const lines = [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`];
  for (let at = 0; at < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}`);
  return `${lines.join('\r\n')}\r\nConnection: close\r\n\r\n${body}`;
}
