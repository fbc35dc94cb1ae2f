import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from '../../../src/platform/log.ts';
import { activeTraceId } from '../../../src/platform/telemetry/active-trace.ts';
import { traceDelivery } from '../../../src/platform/telemetry/delivery-trace.ts';
import { measureStep } from '../../../src/platform/telemetry/flow-metrics.ts';
import { activeTraceparent } from '../../../src/platform/telemetry/traceparent.ts';
import { traceWake } from '../../../src/platform/telemetry/wake-trace.ts';
import { collectorForTest, serverForTest, telemetryForTest } from './telemetry.ts';

const delivery = { id: '72D3162E-cc78-11e3-81ab-4c9367dc0958', event: 'pull_request', attempts: 0 };
const trace = '72d3162ecc7811e381ab4c9367dc0958';
const wake = { kind: 'pull-request', installation: 7, subject: 'acme/shop#12' };

/** A log that is kept. */
function keptLog() {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: createLog({ level: 'info', destination }), lines };
}

test('a delivery, the flow that it wakes and each step are one trace, which the GUID names', async () => {
  const collector = await collectorForTest();
  const headers = { 'api-key': 'a key of this test' };
  const telemetry = await telemetryForTest({ endpoint: `${collector.endpoint}/`, headers, ratio: 1 });
  const traceparent = await traceDelivery(delivery, async () => activeTraceparent() ?? undefined);
  await traceWake({ ...wake, traceparent }, () =>
    measureStep('pull-request', async (step) => {
      step.is('write-checks');
      return { kind: 'rest' };
    }),
  );
  await telemetry.stop();

  const [root, flow, step] = [
    'delivery pull_request',
    'flow pull-request',
    'step pull-request write-checks',
  ].map((name) => collector.spans.find((span) => span.name === name));
  expect(collector.spans.map((span) => span.traceId)).toEqual([trace, trace, trace]);
  expect(root?.parentSpanId).toBeUndefined();
  expect(flow?.parentSpanId).toBe(root?.spanId);
  expect(step?.parentSpanId).toBe(flow?.spanId);
  expect(collector.requests).toMatchObject([{ url: '/v1/traces', headers }]);
  expect(collector.resources.join()).toContain('"test"');
});

test('a step that fails says so in its span, without the credentials that its error carries', async () => {
  const collector = await collectorForTest();
  const telemetry = await telemetryForTest({ endpoint: collector.endpoint, headers: {}, ratio: 1 });
  const token = ['gh', 's_', 'z'.repeat(36)].join('');
  const failing = traceWake(wake, () =>
    measureStep('pull-request', () => Promise.reject(new TypeError(`refused ${token}`))),
  );
  await expect(failing).rejects.toThrow('refused');
  expect(await telemetry.scrape()).toContain(
    'wired_chaos_flow_step_duration_seconds_count{flow="pull-request",step="read",outcome="failed"} 1',
  );
  await telemetry.stop();
  expect(collector.spans.map((span) => span.status.message)).toEqual([
    'refused [redacted]',
    'refused [redacted]',
  ]);
  expect(JSON.stringify(collector.spans)).not.toContain(token);
});

test('a share of the traces is sent, each whole, and all have ids', async () => {
  const collector = await collectorForTest();
  const telemetry = await telemetryForTest({ endpoint: collector.endpoint, headers: {}, ratio: 0.5 });
  const traces = await Promise.all(
    Array.from({ length: 200 }, () =>
      traceWake(wake, () =>
        traceWake({ ...wake, traceparent: activeTraceparent() ?? undefined }, async () => activeTraceId()),
      ),
    ),
  );
  await telemetry.stop();
  expect(new Set(traces).size).toBe(200);
  const sent = new Set(collector.spans.map((span) => span.traceId));
  expect(sent.size).toBeGreaterThan(40);
  expect(sent.size).toBeLessThan(160);
  expect(collector.spans).toHaveLength(2 * sent.size);
});

test.each([
  ['is gone', async () => 'http://127.0.0.1:9', 0],
  ['refuses', () => serverForTest((_request, response) => response.writeHead(400).end()), 1],
  ['never answers', () => serverForTest(() => {}), 0],
])('a collector that %s costs a line in the log and nothing else', async (_how, collector, least) => {
  const { log, lines } = keptLog();
  const telemetry = await telemetryForTest({ endpoint: await collector(), headers: {}, ratio: 1 }, log);
  // More than may wait.
  for (let count = 0; count < 6000; count += 1) await traceWake(wake, async () => null);
  const answers = await Promise.all([1, 2, 3].map((answer) => traceWake(wake, async () => answer)));
  expect(answers).toEqual([1, 2, 3]);
  await telemetry.stop();
  expect(lines.length).toBeGreaterThanOrEqual(least);
  expect(lines.length).toBeLessThanOrEqual(1);
  for (const line of lines) expect(line.msg).toContain('OTEL_EXPORTER_OTLP_ENDPOINT');
});

test('what waits is sent when the App stops, up to the bound', async () => {
  const collector = await collectorForTest();
  const telemetry = await telemetryForTest({ endpoint: collector.endpoint, headers: {}, ratio: 1 });
  // Without a pause nothing is sent in between.
  await Promise.all(Array.from({ length: 5000 }, () => traceWake(wake, async () => null)));
  await telemetry.stop();
  expect(collector.spans.length).toBeGreaterThanOrEqual(4096);
  expect(collector.spans.length).toBeLessThanOrEqual(5000);
});

test('without a collector there are ids, and a delivery without a usable GUID gets one as well', async () => {
  await telemetryForTest();
  const idOf = (id: string) => traceDelivery({ ...delivery, id }, async () => activeTraceId());
  expect(await idOf(delivery.id)).toBe(trace);
  expect(await idOf('00000000-0000-0000-0000-000000000000')).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
  expect(await idOf('not a GUID')).toMatch(/^[0-9a-f]{32}$/);
});
