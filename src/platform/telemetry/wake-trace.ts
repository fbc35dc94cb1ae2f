import { SpanKind } from '@opentelemetry/api';
import { inSpan } from './span.ts';
import { contextOf } from './traceparent.ts';

/** What of a wake is told in its trace. */
interface TracedWake {
  readonly kind: string;
  readonly installation: number;
  readonly subject: string;
  /** Where the trace stood when the wake was stored. */
  readonly traceparent?: string | undefined;
}

/** Runs a flow in the trace that woke it, or in a new one when nothing traced did, such as a schedule. */
export function traceWake<T>(wake: TracedWake, work: () => Promise<T>): Promise<T> {
  const attributes = {
    'wired_chaos.flow': wake.kind,
    'wired_chaos.installation': wake.installation,
    'wired_chaos.subject': wake.subject,
  };
  return inSpan(
    `flow ${wake.kind}`,
    { kind: SpanKind.CONSUMER, attributes },
    contextOf(wake.traceparent),
    work,
  );
}
