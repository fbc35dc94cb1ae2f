import { createHmac, randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src/platform/clock.ts';
import { startDispatcher } from '../../../src/platform/dispatcher.ts';
import { createIntake } from '../../../src/platform/intake.ts';
import { createJournalInbox } from '../../../src/platform/journal/inbox.ts';
import { openJournal } from '../../../src/platform/journal/open-journal.ts';
import { createLog } from '../../../src/platform/log.ts';
import { activeTraceId } from '../../../src/platform/telemetry/active-trace.ts';
import { createMetrics } from '../../../src/platform/telemetry/metrics-endpoint.ts';
import { eventually } from '../eventually.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { testCipher } from '../test-cipher.ts';
import { serverForTest, telemetryForTest } from './telemetry.ts';

const secret = 'a secret of this test';
const body = JSON.stringify({
  installation: { id: 987654321 },
  repository: { full_name: 'acme/private-plans' },
});

test('deliveries over HTTP are counted by event and outcome, their way through is timed, and no name is shown', async () => {
  const telemetry = await telemetryForTest();
  const log = createLog({ level: 'silent' });
  const journal = openJournal({ directory: temporaryDirectory(), log });
  const inbox = createJournalInbox({ journal, cipher: testCipher, clock: systemClock });
  const traces: (string | null)[] = [];
  let failures = 1;
  const dispatcher = startDispatcher({
    inbox,
    clock: systemClock,
    log,
    receive: async ({ event }) => {
      traces.push(activeTraceId());
      if (event === 'push' && failures-- > 0) throw new Error('not now');
    },
  });
  const intake = createIntake({ inbox, secrets: [secret], log });
  const metrics = createMetrics({ host: 'localhost', token: null, scrape: telemetry.scrape });
  const url = await serverForTest(async (request, response) => {
    if (!(await intake(request, response)) && !(await metrics(request, response)))
      response.writeHead(404).end();
  });
  onTestFinished(async () => {
    await dispatcher.stop();
    await journal.close();
  });
  const deliver = (event: string, id: string, key = secret) =>
    fetch(`${url}/api/github/webhooks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': event,
        'x-github-delivery': id,
        'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
      },
      body,
    });

  const guid = randomUUID();
  await deliver('pull_request', guid);
  await deliver('pull_request', guid);
  await deliver('push', randomUUID());
  await deliver('invented_by_a_stranger', randomUUID(), 'another secret');
  await eventually(async () => expect(await inbox.counts()).toEqual({ pending: 0, dead: 0 }));

  expect(traces).toContain(guid.replaceAll('-', ''));
  const text = await (await fetch(`${url}/metrics`)).text();
  const counted = [...text.matchAll(/^wired_chaos_deliveries_total\{(.*)\} (\d+)$/gm)].map(
    ([, labels, count]) => `${labels} ${count}`,
  );
  expect(counted.sort()).toEqual([
    'event="pull_request",outcome="accepted" 1',
    'event="pull_request",outcome="duplicate" 1',
    'event="pull_request",outcome="handled" 1',
    'event="push",outcome="accepted" 1',
    'event="push",outcome="failed" 1',
    'event="push",outcome="handled" 1',
    'outcome="refused",http_response_status_code="401" 1',
  ]);
  expect(text).toContain('wired_chaos_delivery_duration_seconds_count{event="pull_request"} 1');
  expect(text).toMatch(/^process_memory_usage_bytes \d{7,}$/m);
  expect(text).toMatch(/^# TYPE wired_chaos_deliveries_total counter$/m);
  expect(text).not.toMatch(/acme|private-plans|stranger|987654321/);
});
