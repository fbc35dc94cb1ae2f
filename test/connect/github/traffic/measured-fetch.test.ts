import { afterAll, beforeAll, expect, test } from 'vitest';
import { activeTraceId } from '../../../../src/platform/telemetry/active-trace.ts';

import { traceWake } from '../../../../src/platform/telemetry/wake-trace.ts';
import { collectorForTest, telemetryForTest } from '../../../platform/telemetry/telemetry.ts';
import { type Connection, openConnection } from '../connection.ts';

const shop = { owner: 'acme', repo: 'shop' };
const wake = { kind: 'flow', installation: 7, subject: 'acme/shop' };

let connection: Connection;
const ends: (() => void | Promise<void>)[] = [];
beforeAll(async () => {
  connection = await openConnection((end) => void ends.unshift(end));
});
afterAll(async () => {
  for (const end of ends) await end();
});

test('requests that share lanes stay in the trace of whoever asked', async () => {
  const collector = await collectorForTest();
  const traces = { endpoint: collector.endpoint, headers: {}, ratio: 1 };
  const telemetry = await telemetryForTest(traces);
  const { octokit } = await connection.app.installation(connection.acme);
  await octokit.rest.repos.get(shop);
  const asked = await Promise.all(
    Array.from({ length: 30 }, (_, number) =>
      traceWake(wake, async () => {
        await Promise.all([octokit.rest.repos.get(shop), octokit.rest.issues.listForRepo(shop)]);
        await octokit.rest.issues.create({ ...shop, title: `${number}` });
        return activeTraceId();
      }),
    ),
  );
  await telemetry.stop();
  for (const trace of asked) {
    const sent = collector.spans.filter((span) => span.traceId === trace);
    const flow = sent.find((span) => span.name === 'flow flow');
    const requests = sent.filter((span) => span !== flow);
    expect(requests.map((span) => span.name).sort()).toEqual([
      'GET /repos/{owner}/{repo}',
      'GET /repos/{owner}/{repo}/issues',
      'POST /repos/{owner}/{repo}/issues',
    ]);
    expect(requests.every((span) => span.parentSpanId === flow?.spanId)).toBe(true);
  }
});

test('requests are measured by route and what came of them, an unchanged answer as 304, and name nobody', async () => {
  const telemetry = await telemetryForTest();
  const { octokit } = await connection.app.installation(connection.acme);
  await octokit.rest.repos.get(shop);
  await octokit.rest.repos.get(shop);
  await octokit.rest.repos.getContent({ ...shop, path: 'plans/secret.md' }).catch(() => null);
  const text = await telemetry.scrape();
  const count = (method: string, route: string, status: string) =>
    new RegExp(
      `^http_client_request_duration_seconds_count\\{http_request_method="${method}",url_template="${route.replaceAll(/[{}]/g, '\\$&')}",status="${status}",github_resource="core"\\} (\\d+)$`,
      'm',
    ).exec(text)?.[1];
  expect(Number(count('GET', '/repos/{owner}/{repo}', '304'))).toBeGreaterThan(0);
  expect(count('GET', '/repos/{owner}/{repo}/contents/{path}', '4xx')).toBe('1');
  expect(text).not.toMatch(/acme|secret\.md|127\.0\.0\.1/);
});
