import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createLog, type Log } from '../../../src/platform/log.ts';
import { startTelemetry, type Telemetry } from '../../../src/platform/telemetry/start-telemetry.ts';
import type { TraceExport } from '../../../src/platform/telemetry/trace-export.ts';

/** Telemetry for one test. */
export async function telemetryForTest(
  traces: TraceExport | null = null,
  log: Log = createLog({ level: 'silent' }),
): Promise<Telemetry> {
  const telemetry = await startTelemetry({ service: 'test', traces }, log);
  onTestFinished(() => telemetry.stop());
  return telemetry;
}

/** A server on a free port, for one test. Returns its address. */
export async function serverForTest(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A span as a collector gets it. */
export interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly status: { readonly message?: string };
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

/** An OTLP collector that keeps what it gets, as its protocol says in JSON (`resourceSpans.scopeSpans.spans`). */
export async function collectorForTest(): Promise<{
  readonly endpoint: string;
  readonly spans: SentSpan[];
  readonly requests: { readonly url: string | undefined; readonly headers: IncomingMessage['headers'] }[];
  readonly resources: string[];
}> {
  const spans: SentSpan[] = [];
  const requests: { url: string | undefined; headers: IncomingMessage['headers'] }[] = [];
  const resources: string[] = [];
  const endpoint = await serverForTest(async (request, response) => {
    requests.push({ url: request.url, headers: request.headers });
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'));
    for (const { resource, scopeSpans } of body.resourceSpans) {
      resources.push(JSON.stringify(resource));
      for (const scope of scopeSpans) spans.push(...scope.spans);
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  return { endpoint, spans, requests, resources };
}
