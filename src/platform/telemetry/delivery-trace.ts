import { context, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import type { Delivery } from '../inbox.ts';
import { withRootTraceId } from './root-trace-id.ts';
import { inSpan } from './span.ts';

/**
 * The trace of a delivery: its GUID without the dashes, for both are 128 bits. So whoever has the GUID from GitHub's
 * list of deliveries has the trace, and a redelivery continues it.
 */
export function traceIdOf(guid: string): string {
  return guid.replaceAll('-', '').toLowerCase();
}

/** Handles a delivery as the root of its trace. */
export function traceDelivery<T>(
  delivery: Pick<Delivery, 'id' | 'event' | 'attempts'>,
  work: () => Promise<T>,
): Promise<T> {
  const root = withRootTraceId(ROOT_CONTEXT, traceIdOf(delivery.id));
  const attributes = {
    'wired_chaos.delivery': delivery.id,
    'wired_chaos.event': delivery.event,
    'wired_chaos.attempt': delivery.attempts + 1,
  };
  return context.with(root, () =>
    inSpan(`delivery ${delivery.event}`, { kind: SpanKind.CONSUMER, attributes }, ROOT_CONTEXT, work),
  );
}
