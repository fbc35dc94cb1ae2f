import { Writable } from 'node:stream';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { createLog } from '../../../src/platform/log.ts';
import { createQueue } from '../../../src/platform/queue.ts';
import { activeTraceId } from '../../../src/platform/telemetry/active-trace.ts';
import { traceDelivery, traceIdOf } from '../../../src/platform/telemetry/delivery-trace.ts';
import { eventually } from '../eventually.ts';
import { openTestDatabase } from '../postgresql.ts';
import { telemetryForTest } from './telemetry.ts';

// A database boots in seconds, on a busy machine in many.
vi.setConfig({ testTimeout: 120_000 });

const database = await openTestDatabase(afterAll);
const [first, newer] = [
  '72d3162e-cc78-11e3-81ab-4c9367dc0958',
  'f4a1c2d0-cc78-11e3-9f01-1b2c3d4e5f60',
] as const;

test('a flow runs in the trace of the newest delivery that woke it, its retries and its log as well', async () => {
  const telemetry = await telemetryForTest();
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const log = createLog({ level: 'warn', destination });
  const queue = createQueue({ database, log, retries: { first: 1000, longest: 1000, attempts: 3 } });
  const traces: (string | null)[] = [];
  queue.define('traced', async () => {
    traces.push(activeTraceId());
    if (traces.length === 1) throw new Error('not now');
  });
  const wake = { kind: 'traced', installation: 7, subject: 'acme/shop#12', reason: 'go' };
  await queue.start();
  onTestFinished(() => queue.stop({ timeoutMs: 5000 }));

  const woken = (guid: string, afterMs: number) =>
    traceDelivery({ id: guid, event: 'push', attempts: 0 }, () => queue.wake(wake, { afterMs }));
  await woken(first, 3_600_000);
  await woken(newer, 0);
  await eventually(() => expect(traces).toHaveLength(2));

  expect(traces).toEqual([traceIdOf(newer), traceIdOf(newer)]);
  expect(lines).toMatchObject([{ msg: 'a flow failed', trace_id: traceIdOf(newer) }]);
  await eventually(async () =>
    expect(await telemetry.scrape()).toMatch(
      /^wired_chaos_flow_runs_total\{flow="traced",outcome="failed"\} 1\nwired_chaos_flow_runs_total\{flow="traced",outcome="done"\} 1$/m,
    ),
  );
});

test('the age of the oldest wake counts from when it was due', async () => {
  const queue = createQueue({ database, log: createLog({ level: 'silent' }) });
  const open = Promise.withResolvers<void>();
  queue.define('aged', () => open.promise, { concurrency: 1 });
  await queue.start();
  onTestFinished(async () => {
    open.resolve();
    await queue.stop({ timeoutMs: 5000 });
  });
  const wake = (subject: string) => queue.wake({ kind: 'aged', installation: 7, subject, reason: 'go' });
  await wake('runs');
  await eventually(async () => expect((await queue.depth()).aged?.active).toBe(1));
  await wake('waits');
  await eventually(async () => expect((await queue.depth()).aged?.oldestSeconds).toBeGreaterThan(0.2));
  expect((await queue.depth()).aged).toMatchObject({ waiting: 1, active: 1 });
});
