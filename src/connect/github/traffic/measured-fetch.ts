import { type Attributes, context, SpanKind } from '@opentelemetry/api';
import { instruments } from '../../../platform/telemetry/instruments.ts';
import { inSpan } from '../../../platform/telemetry/span.ts';
import { routeOf } from './route.ts';

/** Names and buckets of OpenTelemetry's conventions (opentelemetry.io/docs/specs/semconv/http/http-metrics). */
const requests = instruments((meter) =>
  meter.createHistogram('http.client.request.duration', {
    description: 'Requests to GitHub until their headers were there, each attempt by itself.',
    unit: 's',
    advice: {
      explicitBucketBoundaries: [
        0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30,
      ],
    },
  }),
);

/** The global fetch, as it is now, in a span of its own and measured. It goes to GitHub and nowhere else. */
export function measuredFetch(url: string, init: RequestInit): Promise<Response> {
  const method = init.method ?? 'GET';
  const route = routeOf(url);
  const labels: Attributes = { 'http.request.method': method, 'url.template': route };
  const options = {
    kind: SpanKind.CLIENT,
    attributes: { ...labels, 'server.address': new URL(url).hostname },
  };
  return inSpan(`${method} ${route}`, options, context.active(), async (span) => {
    const began = performance.now();
    let answer: Attributes = { status: 'none' };
    try {
      const response = await fetch(url, init);
      answer = { status: statusClass(response.status), 'github.resource': resourceOf(response.headers) };
      span.setAttribute('http.response.status_code', response.status);
      return response;
    } finally {
      requests().record((performance.now() - began) / 1000, { ...labels, ...answer });
    }
  });
}

/** An answer that nothing has changed is one of its own kind: it costs nothing of the hourly limit. */
function statusClass(status: number): string {
  return status === 304 ? '304' : `${Math.floor(status / 100)}xx`;
}

/** Which of its limits GitHub takes the request from. */
function resourceOf(headers: Headers): string {
  const resource = headers.get('x-ratelimit-resource') ?? 'none';
  return /^[a-z_]{1,40}$/.test(resource) ? resource : 'other';
}
