import { request as ask, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { identify } from './assignment.ts';
import { Attempts } from './attempts.ts';
import { ambiguity, hasBody, targetOf } from './framing.ts';
import type { Gateway } from './gateway.ts';
import { asBytes, type OwnAnswer } from './own-answer.ts';
import { requestHeaders } from './request-headers.ts';
import { responseHeaders } from './response-headers.ts';
import type { Upstream } from './upstream.ts';

/**
 * Whether a request's wish for another protocol is granted: a WebSocket or the like, asked for by a GET without a body.
 * Other wishes are left out and the request is handled as it is, as RFC 9110, 7.8 allows; so is HTTP/2, which has
 * nothing to offer here.
 */
export function mayUpgrade(request: IncomingMessage): boolean {
  const wished = request.headers.upgrade?.toLowerCase() ?? '';
  return (
    request.method === 'GET' &&
    !hasBody(request) &&
    /^[a-z0-9!#$%&'*+.^_`|~/-]+$/.test(wished) &&
    wished !== 'h2c'
  );
}

/**
 * Hands a WebSocket's opening to a version and, once that agrees, every byte in both directions. Until it agrees the
 * opening is tried like any GET.
 * @param head what the client sent after the opening
 */
export function upgrade(request: IncomingMessage, client: Duplex, head: Buffer, gateway: Gateway): void {
  const refusal = ambiguity(request);
  // A connection that breaks is told by its end.
  client.on('error', () => {});
  if (refusal !== null) {
    refuse({ status: refusal.status, error: 'http_request_error', why: refusal.why });
    return;
  }
  const { traffic, limits, forwarding, clientKey } = gateway;
  const key = traffic.canary === null ? '' : identify(request, clientKey).key;
  const attempts = new Attempts({ gateway, method: 'GET', key, hand, giveUp: refuse });
  let abandon = () => {};
  client.once('close', () => {
    attempts.cancel();
    abandon();
  });
  attempts.next();

  function hand(upstream: Upstream): void {
    let connected = false;
    let over = false;
    upstream.enter();
    const leave = () => {
      if (over) return false;
      over = true;
      upstream.leave();
      return true;
    };
    const outgoing = ask({
      // The connection is given away for good: it does not come from the pool.
      agent: false,
      host: upstream.host,
      port: upstream.port,
      path: targetOf(request) ?? '/',
      headers: requestHeaders(request, forwarding, { body: false, upgrade: request.headers.upgrade ?? '' }),
      setHost: false,
      setDefaultHeaders: false,
      timeout: limits.response,
      maxHeaderSize: limits.headBytes,
    });
    abandon = () => {
      if (leave()) outgoing.destroy();
    };
    let late = false;
    outgoing.once('timeout', () => {
      late = true;
      outgoing.destroy();
    });
    outgoing.once('socket', (socket) => socket.once('connect', () => (connected = true)));
    outgoing.on('error', () => {
      if (!leave()) return;
      if (late) refuse(silent);
      else attempts.failed(upstream, { sent: connected, consumed: false, answer: unreachable });
    });
    outgoing.once('upgrade', (incoming, service, first) => {
      service.setTimeout(0);
      client.write(headOf(incoming));
      join({ client, service, fromClient: head, fromService: first });
      upstream.hold(client);
      leave();
    });
    outgoing.once('response', (incoming) => {
      client.write(headOf(incoming, 'close'));
      incoming.on('error', () => client.destroy());
      incoming.once('end', leave).once('close', leave);
      incoming.pipe(client);
    });
    outgoing.end();
  }

  function refuse(answer: OwnAnswer): void {
    client.end(asBytes(answer));
  }
}

/** Every byte in both directions, at the pace of the slower side; when one side ends, so does the other. */
function join(parts: {
  readonly client: Duplex;
  readonly service: Duplex;
  readonly fromClient: Buffer;
  readonly fromService: Buffer;
}): void {
  const { client, service, fromClient, fromService } = parts;
  if (fromService.length > 0) service.unshift(fromService);
  if (fromClient.length > 0) client.unshift(fromClient);
  service.on('error', () => client.destroy());
  client.on('error', () => service.destroy());
  service.once('close', () => client.destroy());
  client.once('close', () => service.destroy());
  client.pipe(service).pipe(client);
}

function headOf(incoming: IncomingMessage, connection?: 'close'): string {
  const status = incoming.statusCode ?? 502;
  const lines = [`HTTP/1.1 ${status} ${incoming.statusMessage || (STATUS_CODES[status] ?? '')}`];
  const headers = responseHeaders(incoming, null);
  for (let at = 0; at < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}`);
  lines.push(
    connection === undefined
      ? `Connection: Upgrade\r\nUpgrade: ${incoming.headers.upgrade}`
      : 'Connection: close',
  );
  return `${lines.join('\r\n')}\r\n\r\n`;
}

const silent: OwnAnswer = {
  status: 504,
  error: 'http_response_timeout',
  why: 'the service did not answer in time',
};

const unreachable: OwnAnswer = {
  status: 502,
  error: 'connection_terminated',
  why: 'the service closed the connection before it answered',
};
