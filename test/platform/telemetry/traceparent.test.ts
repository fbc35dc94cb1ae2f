import { ROOT_CONTEXT } from '@opentelemetry/api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activeTraceId } from '../../../src/platform/telemetry/active-trace.ts';
import { activeTraceparent, contextOf } from '../../../src/platform/telemetry/traceparent.ts';
import { traceWake } from '../../../src/platform/telemetry/wake-trace.ts';
import { telemetryForTest } from './telemetry.ts';

const wake = { kind: 'flow', installation: 7, subject: 'acme/shop' };

test('work that was stored with a traceparent goes on in the same trace, as another span of it', async () => {
  await telemetryForTest();
  const stored = await traceWake(wake, async () => activeTraceparent());
  expect(stored).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
  const [trace, later] = await traceWake({ ...wake, traceparent: stored ?? undefined }, async () => [
    activeTraceId(),
    activeTraceparent(),
  ]);
  expect(stored).toContain(`-${trace}-`);
  expect(later).not.toBe(stored);
});

test('work that nothing traced woke begins a trace of its own, each time another', async () => {
  await telemetryForTest();
  const traces = await Promise.all([1, 2, 3].map(() => traceWake(wake, async () => activeTraceId())));
  expect(new Set(traces).size).toBe(3);
  expect(traces).not.toContain(null);
});

test('outside of any trace, and before telemetry starts, there is no id', async () => {
  expect([activeTraceId(), activeTraceparent()]).toEqual([null, null]);
  expect(await traceWake(wake, async () => activeTraceId())).toBeNull();
  await telemetryForTest();
  expect(activeTraceId()).toBeNull();
});

test('whatever is stored in place of a traceparent, it never stops the work', () => {
  const zeros = (count: number) => '0'.repeat(count);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          `00-${zeros(32)}-00f067aa0ba902b7-01`,
          `00-4bf92f3577b34da6a3ce929d0e0e4736-${zeros(16)}-01`,
        ),
      ),
      (text) => contextOf(text) === ROOT_CONTEXT,
    ),
  );
});
