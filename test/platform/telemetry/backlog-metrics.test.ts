import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../../src/platform/log.ts';
import { observeBacklog } from '../../../src/platform/telemetry/backlog-metrics.ts';
import { telemetryForTest } from './telemetry.ts';

const log = createLog({ level: 'silent' });

/** Backlog metrics over stores that count how often they are asked. */
async function observed(options: { broken?: boolean } = {}) {
  const telemetry = await telemetryForTest();
  let asked = 0;
  const stop = observeBacklog(telemetry.meter, {
    inbox: {
      counts: async () => {
        asked += 1;
        if (options.broken === true) throw new Error('the store is gone');
        return { pending: 3, dead: 1 };
      },
    },
    queue: {
      depth: async () => ({ 'pull-request': { waiting: 2, active: 1, dead: 0, oldestSeconds: 12.5 } }),
    },
    calls: () => [['core', 4711]],
    log,
  });
  onTestFinished(stop);
  return { telemetry, stop, asked: () => asked };
}

test('what waits, for how long, and what is left of the budget are shown when somebody looks', async () => {
  const { telemetry } = await observed();
  const text = await telemetry.scrape();
  for (const line of [
    'wired_chaos_inbox_deliveries{state="pending"} 3',
    'wired_chaos_inbox_deliveries{state="dead"} 1',
    'wired_chaos_queue_wakes{flow="pull-request",state="waiting"} 2',
    'wired_chaos_queue_wakes{flow="pull-request",state="active"} 1',
    'wired_chaos_queue_wakes{flow="pull-request",state="dead"} 0',
    'wired_chaos_queue_oldest_age_seconds{flow="pull-request"} 12.5',
    'wired_chaos_github_rate_limit_remaining{github_resource="core"} 4711',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
});

test('the stores are asked once, however many look and however often', async () => {
  const { telemetry, asked } = await observed();
  await Promise.all([telemetry.scrape(), telemetry.scrape()]);
  await telemetry.scrape();
  expect(asked()).toBe(1);
});

test('a store that cannot be asked takes nothing else with it, and is asked again', async () => {
  const { telemetry, asked } = await observed({ broken: true });
  await telemetry.scrape();
  const text = await telemetry.scrape();
  expect(asked()).toBe(2);
  expect(text).not.toContain('wired_chaos_inbox_deliveries{');
  expect(text).toContain('wired_chaos_github_rate_limit_remaining');
  expect(text).toContain('process_memory_usage_bytes');
});
