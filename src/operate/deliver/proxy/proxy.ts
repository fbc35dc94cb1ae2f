import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ClientKey } from './assignment.ts';
import type { Capture } from './capture.ts';
import { exchange } from './exchange.ts';
import type { Gateway } from './gateway.ts';
import { type Limits, usualLimits } from './limits.ts';
import { Metrics, type SecondOfVersion } from './metrics.ts';
import { asBytes, type OwnAnswer } from './own-answer.ts';
import type { Forwarding } from './request-headers.ts';
import { Traffic } from './traffic.ts';
import { mayUpgrade, upgrade } from './upgrade.ts';
import { type Address, Upstream } from './upstream.ts';

/** Stands in front of one service. */
export interface ReverseProxy {
  /** Who answers; turned by whoever supervises the versions. */
  readonly traffic: Traffic;
  /** A version at an address, to be given to {@link traffic}. */
  upstream(version: string, address: Address): Upstream;
  /** Per version and second, oldest first; the last hour of one version. */
  metrics(): readonly SecondOfVersion[];
  /** Takes connections from here on. Resolves to the port. */
  listen(address: Address): Promise<number>;
  /** Takes no further requests, and cuts what is still under way after so many milliseconds. */
  close(milliseconds: number): Promise<void>;
}

/** @param options.onUnreachable is told when a version refuses connections */
export function createProxy(
  options: {
    readonly limits?: Partial<Limits>;
    readonly forwarding?: Forwarding;
    readonly clientKey?: ClientKey;
    readonly capture?: Capture;
    readonly onUnreachable?: (upstream: Upstream) => void;
  } = {},
): ReverseProxy {
  const limits = { ...usualLimits, ...options.limits };
  const traffic = new Traffic(limits, options.onUnreachable);
  const metrics = new Metrics();
  const gateway: Gateway = {
    traffic,
    metrics,
    limits,
    forwarding: options.forwarding ?? { protocol: 'http', trusted: false },
    clientKey: options.clientKey ?? { kind: 'own-cookie' },
    capture: options.capture ?? null,
  };
  const server = serverFor(gateway);
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    upgrade(request, socket, head, gateway);
  });

  return {
    traffic,
    upstream: (version, address) => new Upstream(version, address, limits),
    metrics: () => metrics.seconds(),
    async listen({ host, port }) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen({ host, port }, resolve);
      });
      const address = server.address() as AddressInfo;
      return address.port;
    },
    async close(milliseconds) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const timer = setTimeout(() => {
        server.closeAllConnections();
        for (const socket of upgraded) socket.destroy();
      }, milliseconds);
      // Connections on which nothing is under way are closed by the server; those of WebSockets are none to it.
      await closed;
      clearTimeout(timer);
      for (const socket of upgraded) socket.destroy();
      traffic.live?.close();
      traffic.canary?.upstream.close();
    },
  };
}

function serverFor(gateway: Gateway): Server {
  const { limits } = gateway;
  const server = createServer(
    {
      maxHeaderSize: limits.headBytes,
      headersTimeout: limits.head,
      requestTimeout: limits.request,
      keepAliveTimeout: limits.keepAlive,
      connectionsCheckingInterval: 5000,
      // Lenient parsing is how requests are smuggled, whatever the process was started with.
      insecureHTTPParser: false,
      requireHostHeader: true,
      shouldUpgradeCallback: mayUpgrade,
      optimizeEmptyRequests: true,
    },
    (request, response) => exchange(request, response, gateway),
  );
  // Bounded by their bytes; what is beyond a number would be left out silently.
  server.maxHeadersCount = 0;
  server.maxConnections = limits.connections;
  // Whether the body is wanted is for the version to say.
  server.on('checkContinue', (request, response) => exchange(request, response, gateway));
  server.on('checkExpectation', (request, response) => exchange(request, response, gateway));
  server.on('connect', (_request, socket: Duplex) => socket.end(asBytes(noTunnel)));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable || wasAnswering(socket)) socket.destroy();
    else socket.end(asBytes(problemOf(error.code)));
  });
  return server;
}

/** An answer that has begun would be mixed up with another one. */
function wasAnswering(socket: Duplex): boolean {
  return (
    (socket as Socket & { _httpMessage?: { headersSent: boolean } | null })._httpMessage?.headersSent === true
  );
}

function problemOf(code: string | undefined): OwnAnswer {
  const error = 'http_request_error';
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return { status: 431, error, why: 'the head of the request is too large' };
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return { status: 413, error, why: 'the extensions of a chunk are too large' };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, error, why: 'the request was not there in time' };
    default:
      return { status: 400, error, why: 'this is no request of HTTP/1.1 that can be read in one way only' };
  }
}

const noTunnel: OwnAnswer = { status: 405, error: 'http_request_error', why: 'CONNECT is not answered here' };
