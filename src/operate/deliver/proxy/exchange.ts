import { request as ask, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { identify } from './assignment.ts';
import { Attempts } from './attempts.ts';
import { BodySample } from './capture.ts';
import { ambiguity, hasBody, targetOf } from './framing.ts';
import type { Gateway } from './gateway.ts';
import { type OwnAnswer, rendered } from './own-answer.ts';
import { requestHeaders } from './request-headers.ts';
import { responseHeaders } from './response-headers.ts';
import type { Upstream } from './upstream.ts';

const connectOnly = { key: '', setCookie: null };

/** Hands one request to a version and its answer to the client, both as they come. */
export function exchange(request: IncomingMessage, response: ServerResponse, gateway: Gateway): void {
  const refusal = ambiguity(request);
  if (refusal !== null) {
    // What follows on this connection cannot be told from this request's body.
    response.shouldKeepAlive = false;
    answer({ status: refusal.status, error: 'http_request_error', why: refusal.why });
    return;
  }
  const { traffic, metrics, limits, forwarding, clientKey, capture } = gateway;
  const began = performance.now();
  const identity = traffic.canary === null ? connectOnly : identify(request, clientKey);
  const body = hasBody(request);
  const chunked = request.headers['transfer-encoding'] !== undefined;
  const path = targetOf(request) ?? '/';
  const wanted = capture === null ? false : capture.sampler(request);
  const sample =
    wanted === false ? null : { of: new BodySample(wanted.maxBody), to: new BodySample(wanted.maxBody) };
  let under: { outgoing: ClientRequest; upstream: Upstream } | null = null;

  const attempts = new Attempts({ gateway, method: request.method, key: identity.key, hand, giveUp: answer });
  response.once('close', () => {
    attempts.cancel();
    if (under === null) return;
    // The client went away before it had everything: that is not the version's fault.
    under.outgoing.destroy();
    leave();
  });
  attempts.next();

  function hand(upstream: Upstream): void {
    let outgoing: ClientRequest;
    try {
      outgoing = open(upstream);
    } catch {
      // The parser takes bytes in a head that may not be sent.
      answer(unsendable);
      return;
    }
    upstream.enter();
    under = { outgoing, upstream };
    let connected = false;
    let consumed = false;
    let answered = false;
    let late = false;
    let continued = false;

    outgoing.once('socket', (socket) => {
      if (!socket.connecting) {
        connected = true;
        send();
        return;
      }
      const timer = setTimeout(() => outgoing.destroy(), limits.connect);
      socket.once('connect', () => {
        connected = true;
        send();
      });
      socket.once('close', () => clearTimeout(timer)).once('connect', () => clearTimeout(timer));
    });
    outgoing.once('timeout', () => {
      if (answered) return;
      late = true;
      outgoing.destroy();
    });
    outgoing.on('error', fail);
    outgoing.on('information', ({ statusCode, headers }) => {
      if (response.destroyed || request.httpVersion !== '1.1') return;
      if (statusCode === 100) {
        continued = true;
        response.writeContinue();
      } else if (statusCode === 103 && headers.link !== undefined) {
        response.writeEarlyHints({ link: headers.link });
      }
    });
    outgoing.once('response', receive);
    if (!body) outgoing.end();

    /** The body leaves only once there is a connection: until then the request can wait for another version. */
    function send(): void {
      if (!body || under?.outgoing !== outgoing) return;
      consumed = true;
      outgoing.flushHeaders();
      request.on('data', (chunk: Buffer) => {
        sample?.of.add(chunk);
        if (!outgoing.write(chunk)) request.pause();
      });
      outgoing.on('drain', () => request.resume());
      request.once('end', () => {
        const { rawTrailers } = request;
        if (chunked && rawTrailers.length > 0) outgoing.addTrailers(pairs(rawTrailers));
        outgoing.end();
      });
      if (request.readableEnded) outgoing.end();
    }

    function fail(): void {
      if (under?.outgoing !== outgoing) return;
      leave();
      if (response.headersSent) {
        // It can only be cut: whatever came after this would be taken for the rest of the answer.
        metrics.count(upstream.version, performance.now() - began, true);
        response.destroy();
        return;
      }
      if (late) {
        metrics.count(upstream.version, performance.now() - began, true);
        answer(silent);
        return;
      }
      const failure = { sent: connected, consumed, answer: connected ? cut : refused };
      attempts.failed(upstream, failure);
      if (response.headersSent) metrics.count(upstream.version, performance.now() - began, true);
    }

    function receive(incoming: IncomingMessage): void {
      answered = true;
      let begun = false;
      const begin = () => {
        begun = true;
        // Its client waits for a 100 that does not come; what it sends next may be a body or not.
        if (request.headers.expect !== undefined && !continued && !request.complete)
          response.shouldKeepAlive = false;
        try {
          response.writeHead(
            incoming.statusCode ?? 502,
            incoming.statusMessage ?? '',
            responseHeaders(incoming, identity.setCookie),
          );
        } catch {
          outgoing.destroy();
          leave();
          answer(nonsense);
        }
      };
      incoming.on('data', (chunk: Buffer) => {
        if (!begun) begin();
        if (under === null) return;
        sample?.to.add(chunk);
        if (!response.write(chunk)) {
          incoming.pause();
          response.once('drain', () => incoming.resume());
        }
      });
      incoming.once('end', () => {
        if (under?.outgoing !== outgoing) return;
        if (!begun) begin();
        if (under === null) return;
        const { rawTrailers } = incoming;
        if (rawTrailers.length > 0) response.addTrailers(pairs(rawTrailers));
        finish(incoming);
      });
      incoming.on('error', fail);
      // A head whose body is not there yet: an event stream may have nothing to say for a while.
      if (incoming.headers['content-length'] === undefined) {
        setImmediate(() => {
          if (begun || under?.outgoing !== outgoing || incoming.readableEnded) return;
          begin();
          if (under !== null) response.flushHeaders();
        });
      }
    }

    function finish(incoming: IncomingMessage): void {
      leave();
      response.end();
      const status = incoming.statusCode ?? 502;
      const durationMs = performance.now() - began;
      metrics.count(upstream.version, durationMs, status >= 500);
      if (sample === null) return;
      capture?.onExchange({
        method: request.method ?? 'GET',
        path,
        headers: request.headers,
        body: sample.of.body(),
        status,
        responseHeaders: incoming.headers,
        responseBody: sample.to.body(),
        durationMs,
        startedAt: new Date(Date.now() - durationMs).toISOString(),
        version: upstream.version,
      });
    }
  }

  function open(upstream: Upstream): ClientRequest {
    const outgoing = ask({
      // Whoever fell silent may have left more than one dead connection: the second try gets a new one.
      agent: attempts.again ? false : upstream.agent,
      host: upstream.host,
      port: upstream.port,
      method: request.method,
      path,
      headers: requestHeaders(request, forwarding, { body, upgrade: null }),
      setHost: false,
      setDefaultHeaders: false,
      timeout: limits.response,
      maxHeaderSize: limits.headBytes,
    });
    // Bounded by their bytes; what is beyond a number would be left out silently.
    outgoing.maxHeadersCount = 0;
    return outgoing;
  }

  /** This try is over. */
  function leave(): void {
    under?.upstream.leave();
    under = null;
  }

  function answer(own: OwnAnswer): void {
    if (response.headersSent || response.destroyed) return;
    const { headers, body: text } = rendered(own);
    // A body that nobody reads would be taken for the next request.
    if (!request.complete) response.shouldKeepAlive = false;
    response.writeHead(own.status, headers);
    response.end(request.method === 'HEAD' ? undefined : text);
  }
}

function pairs(flat: readonly string[]): [string, string][] {
  const result: [string, string][] = [];
  for (let at = 0; at < flat.length; at += 2) result.push([flat[at] ?? '', flat[at + 1] ?? '']);
  return result;
}

const cut: OwnAnswer = {
  status: 502,
  error: 'connection_terminated',
  why: 'the service closed the connection before it answered',
};

const refused: OwnAnswer = {
  status: 502,
  error: 'connection_terminated',
  why: 'the service could not be reached',
};

const silent: OwnAnswer = {
  status: 504,
  error: 'http_response_timeout',
  why: 'the service did not answer in time',
};

const unsendable: OwnAnswer = {
  status: 400,
  error: 'http_request_error',
  why: 'the head of the request has bytes that may not stand there',
};

const nonsense: OwnAnswer = {
  status: 502,
  error: 'http_protocol_error',
  why: 'the answer of the service is no HTTP',
};
