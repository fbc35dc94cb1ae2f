import { type Context, context, createContextKey, isValidTraceId } from '@opentelemetry/api';

const key = createContextKey('trace id of the next root span');

/** In the context that comes back, the next root span belongs to this trace. An unusable id changes nothing. */
export function withRootTraceId(at: Context, traceId: string): Context {
  return isValidTraceId(traceId) ? at.setValue(key, traceId) : at;
}

/** The trace that the next root span shall belong to; null for a new one. */
export function rootTraceId(): string | null {
  const wanted = context.active().getValue(key);
  return typeof wanted === 'string' ? wanted : null;
}
