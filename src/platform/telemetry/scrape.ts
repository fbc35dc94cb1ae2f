import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MetricReader, type ResourceMetrics } from '@opentelemetry/sdk-metrics';

/** Collects only when it is asked to: Prometheus pulls. */
export class ScrapeReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

/** Asking the stores takes at most so long; what has not answered by then is missing. */
const patience = 5000;

/** The present state of everything that is measured, as Prometheus' text format 0.0.4. */
export async function scrape(reader: ScrapeReader): Promise<string> {
  const { resourceMetrics } = await reader.collect({ timeoutMillis: patience });
  // No scope and no target: this is one program, and neither tells its series apart.
  return new PrometheusSerializer('', false, undefined, true, true).serialize(withUnits(resourceMetrics));
}

/**
 * Unit suffixes as in OpenTelemetry's rules for Prometheus
 * (opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics), which the serializer leaves out.
 */
const suffixes: Readonly<Record<string, string>> = { s: '_seconds', By: '_bytes' };

function withUnits(collected: ResourceMetrics): ResourceMetrics {
  return {
    ...collected,
    scopeMetrics: collected.scopeMetrics.map(({ scope, metrics }) => ({
      scope,
      metrics: metrics.map((metric) => {
        const { name, unit } = metric.descriptor;
        return { ...metric, descriptor: { ...metric.descriptor, name: `${name}${suffixes[unit] ?? ''}` } };
      }),
    })),
  };
}
