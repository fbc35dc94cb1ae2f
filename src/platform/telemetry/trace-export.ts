import type { ReadableSpan, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import type { Log } from '../log.ts';

/** Where spans go. */
export interface TraceExport {
  /** Base URL of an OTLP/HTTP collector, as in `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly endpoint: string;
  /** Sent with every request, such as credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Share of the traces that are sent, from 0 to 1. */
  readonly ratio: number;
}

/** A collector that is down is written about at most this often. */
const quietFor = 60_000;
const exportTimeout = 5000;
const waitingAtMost = 4096;
const sentTogether = 512;

/**
 * Sends spans to a collector in the background: a bounded number waits, what is too much is dropped, and a collector
 * that is slow or gone costs a line in the log now and then and nothing else.
 */
export async function exportTraces(target: TraceExport, log: Log): Promise<SpanProcessor> {
  // Only whoever exports pays for it.
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const exporter = new OTLPTraceExporter({
    url: `${target.endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: { ...target.headers },
    timeoutMillis: exportTimeout,
    // When the App stops, all that waits goes out at once, beside the batch that may be under way.
    concurrencyLimit: waitingAtMost / sentTogether + 1,
  });
  return new BatchSpanProcessor({
    exporter: complaining(exporter, log),
    maxQueueSize: waitingAtMost,
    maxExportBatchSize: sentTogether,
    scheduledDelayMillis: 2000,
    exportTimeoutMillis: 2 * exportTimeout,
  });
}

/** Tells the log about spans that were lost, and does not repeat itself. */
function complaining(exporter: SpanExporter, log: Log): SpanExporter {
  let lost = 0;
  let silentUntil = 0;
  return {
    export(spans: ReadableSpan[], told) {
      exporter.export(spans, (result) => {
        if (result.error !== undefined) {
          lost += spans.length;
          if (performance.now() >= silentUntil) {
            log.warn(
              { err: result.error, spans: lost },
              'traces are lost: the collector of OTEL_EXPORTER_OTLP_ENDPOINT does not take them',
            );
            lost = 0;
            silentUntil = performance.now() + quietFor;
          }
        }
        told(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
