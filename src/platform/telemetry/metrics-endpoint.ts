import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { answerJson } from '../http-answer.ts';
import type { RequestHandler } from '../intake.ts';

/** What is needed to answer whoever collects metrics. */
export interface MetricsOptions {
  /** The address that the server listens on. */
  readonly host: string;
  /** What a collector must bring; null for none. */
  readonly token: string | null;
  /** The metrics as Prometheus' text. */
  scrape(): Promise<string>;
}

/**
 * `/metrics` for Prometheus. Without a token only this machine may look: a server that others reach, and a request
 * that came through a proxy, are answered with 403 and the remedy.
 */
export function createMetrics(options: MetricsOptions): RequestHandler {
  return async (request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') return false;
    if (request.method !== 'GET') {
      answerJson(response, 405, { error: 'Metrics are fetched with GET.' }, { allow: 'GET' });
      return true;
    }
    const refusal = refusalOf(request, options);
    if (refusal !== null) {
      const challenge = refusal.status === 401 ? { 'www-authenticate': 'Bearer' } : {};
      answerJson(response, refusal.status, { error: refusal.problem }, challenge);
      return true;
    }
    const text = await options.scrape();
    response.writeHead(200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(text.endsWith('\n') ? text : `${text}\n`);
    return true;
  };
}

function refusalOf(
  request: IncomingMessage,
  { host, token }: MetricsOptions,
): { status: 401 | 403; problem: string } | null {
  const { authorization, forwarded, 'x-forwarded-for': forwardedFor } = request.headers;
  if (token !== null) {
    return sameText(authorization ?? '', `Bearer ${token}`)
      ? null
      : {
          status: 401,
          problem: 'Send "Authorization: Bearer …" with the token of WIRED_CHAOS_METRICS_TOKEN.',
        };
  }
  const proxied = forwarded !== undefined || forwardedFor !== undefined;
  if (isLoopback(host) && !proxied) return null;
  return {
    status: 403,
    problem:
      'Others can reach this address and no token protects it. Set WIRED_CHAOS_METRICS_TOKEN and have the collector send it as a bearer token.',
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** Compares without telling by its time how much of it fits. */
function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
