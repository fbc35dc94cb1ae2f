import {
  type Context,
  context,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { redactText } from '../redaction.ts';
import { scope } from './instruments.ts';

/**
 * Does the work inside a new span that is a child of the context's, and ends it with the work.
 * @throws whatever the work throws, after the span has been marked as failed.
 */
export async function inSpan<T>(
  name: string,
  options: SpanOptions,
  parent: Context,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = trace.getTracer(scope).startSpan(name, options, parent);
  try {
    return await context.with(trace.setSpan(parent, span), work, undefined, span);
  } catch (error) {
    markFailed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Marks the span that this code runs in as failed, for failures that somebody has taken care of. */
export function markActiveFailed(error: unknown): void {
  const span = trace.getActiveSpan();
  if (span !== undefined) markFailed(span, error);
}

/** Marks a span as failed. Of the error it keeps kind and redacted message, for spans leave this machine. */
function markFailed(span: Span, error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  span.setAttribute('error.type', name);
  span.setStatus({ code: SpanStatusCode.ERROR, message: redactText(message).slice(0, 1000) });
}
