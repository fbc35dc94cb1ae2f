import { isSpanContextValid, trace } from '@opentelemetry/api';

/** Id of the trace that this code runs in (32 hex digits), or null outside of any. */
export function activeTraceId(): string | null {
  const active = trace.getActiveSpan()?.spanContext();
  return active !== undefined && isSpanContextValid(active) ? active.traceId : null;
}
