import { setTimeout as sleep } from 'node:timers/promises';
import { context, type Meter, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  AlwaysOffSampler,
  type IdGenerator,
  ParentBasedSampler,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Log } from '../log.ts';
import { scope } from './instruments.ts';
import { observeProcess } from './process-metrics.ts';
import { rootTraceId } from './root-trace-id.ts';
import { ScrapeReader, scrape } from './scrape.ts';
import type { TelemetrySettings } from './telemetry-settings.ts';
import { exportTraces } from './trace-export.ts';

/** Telemetry that is on. */
export interface Telemetry {
  /** For what is measured when somebody looks. */
  readonly meter: Meter;
  /** Everything that is measured, as Prometheus' text. */
  scrape(): Promise<string>;
  /** Sends what waits, for some seconds at most, and ends. Never throws. */
  stop(): Promise<void>;
}

/** Stopping waits at most so many milliseconds for the collector. */
const farewell = 2000;

/**
 * Turns measuring and tracing on for this process; before, both cost nothing and do nothing. There is one of it in a
 * process: starting again replaces the one before.
 */
export async function startTelemetry(
  settings: Pick<TelemetrySettings, 'service' | 'traces'>,
  log: Log,
): Promise<Telemetry> {
  const resource = resourceFromAttributes({ 'service.name': settings.service });
  const reader = new ScrapeReader();
  const meters = new MeterProvider({ resource, readers: [reader] });
  const processor = settings.traces === null ? null : await exportTraces(settings.traces, log);
  const tracers = new TracerProvider({
    resource,
    idGenerator: idsOfDeliveries(),
    // A span that nobody will see is nothing but its ids.
    sampler:
      settings.traces === null
        ? new AlwaysOffSampler()
        : new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(settings.traces.ratio) }),
    spanProcessors: processor === null ? [] : [processor],
  });
  for (const api of [context, trace, metrics]) api.disable();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  trace.setGlobalTracerProvider(tracers);
  metrics.setGlobalMeterProvider(meters);
  const meter = meters.getMeter(scope);
  const forgetProcess = observeProcess(meter);
  const end = async (): Promise<void> => {
    forgetProcess();
    for (const api of [context, trace, metrics]) api.disable();
    const quiet = new AbortController();
    const sent = Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
    await Promise.race([sent, sleep(farewell, undefined, { signal: quiet.signal }).catch(() => {})]);
    quiet.abort();
  };
  let ended: Promise<void> | undefined;
  return {
    meter,
    scrape: () => scrape(reader),
    stop() {
      ended ??= end();
      return ended;
    },
  };
}

/** Random ids, except for traces that are to have a certain one. */
function idsOfDeliveries(): IdGenerator {
  const random = new RandomIdGenerator();
  return {
    generateTraceId: () => rootTraceId() ?? random.generateTraceId(),
    generateSpanId: () => random.generateSpanId(),
  };
}
