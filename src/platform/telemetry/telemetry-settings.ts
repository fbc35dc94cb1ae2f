import { z } from 'zod';
import type { TraceExport } from './trace-export.ts';

/** What telemetry needs to be told. */
export interface TelemetrySettings {
  /** How this service is called in traces. */
  readonly service: string;
  /** Null when traces stay in this process: then there are ids for logs, checks and ledger, and nothing is kept. */
  readonly traces: TraceExport | null;
  /** What whoever reads `/metrics` must bring; null for none. */
  readonly metricsToken: string | null;
}

/** The variables, what they are for, and how they look: OpenTelemetry's own names, where it has one. */
export const telemetryVariables = {
  WIRED_CHAOS_METRICS_TOKEN: {
    purpose:
      'the bearer token that /metrics asks for; without it only this machine may read them, and none when HOST is not a loopback address',
    example: 'the 64 digits that "openssl rand -hex 32" prints',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    purpose: 'the OTLP/HTTP collector that traces are sent to; without it they are not kept',
    example: 'http://localhost:4318',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    purpose: 'the headers that go with every request to that collector',
    example: 'api-key=…,x-tenant=acme',
  },
  OTEL_SERVICE_NAME: { purpose: 'how this service is called in traces', example: 'wired-chaos' },
  OTEL_TRACES_SAMPLER_ARG: { purpose: 'the share of traces that are sent, from 0 to 1', example: '0.1' },
} as const;

/** How they are read. */
export const telemetryValues = {
  WIRED_CHAOS_METRICS_TOKEN: z
    .string()
    .min(16, 'is shorter than 16 characters, so it can be guessed')
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'is not an http address' }).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().transform(headers).default({}),
  OTEL_SERVICE_NAME: z.string().default('wired-chaos'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(?:0|1|0?\.\d{1,9}|1\.0+)$/, 'is not a number from 0 to 1')
    .transform(Number)
    .default(1),
};

type Values = z.infer<z.ZodObject<typeof telemetryValues>>;

/** What the variables say. */
export function telemetryOf(values: Values): TelemetrySettings {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = values;
  return {
    service: values.OTEL_SERVICE_NAME,
    traces:
      endpoint === undefined
        ? null
        : { endpoint, headers: values.OTEL_EXPORTER_OTLP_HEADERS, ratio: values.OTEL_TRACES_SAMPLER_ARG },
    metricsToken: values.WIRED_CHAOS_METRICS_TOKEN ?? null,
  };
}

/** `name=value` pairs with percent-encoded values (opentelemetry.io/docs/specs/otel/protocol/exporter). */
function headers(text: string, context: z.RefinementCtx): Record<string, string> {
  try {
    const pairs = text.split(',').map((pair) => {
      const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(\S*)\s*$/.exec(pair) ?? [];
      if (name === undefined || value === undefined) throw new Error('no pair');
      return [name, decodeURIComponent(value)] as const;
    });
    return Object.fromEntries(pairs);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not a list of name=value' });
    return z.NEVER;
  }
}
