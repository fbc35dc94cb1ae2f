import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { checkExchange, checkWebhook, describedEvents } from './description.ts';

interface Example {
  readonly name: string;
  readonly examples: readonly (Record<string, unknown> & { readonly action?: string })[];
}

const examples: readonly Example[] = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@octokit/webhooks-examples'), 'utf8'),
);

/** Many recordings are older than the description: they lack later properties, and had dates as numbers. */
const agedWell = (complaint: string): boolean =>
  complaint.includes('must have required property') ||
  /\/installation\/(created|updated)_at: must be string/.test(complaint) ||
  / must match a schema in anyOf /.test(complaint);

test("GitHub's recorded webhook payloads differ from its description only by age", () => {
  const recorded = examples.filter((event) => describedEvents.includes(event.name));
  const complaints = recorded.flatMap((event) =>
    event.examples.flatMap((payload) => checkWebhook(event.name, payload.action ?? null, payload)),
  );
  expect(recorded.map((event) => event.name).sort()).toEqual([...describedEvents].sort());
  expect(complaints.filter((complaint) => !agedWell(complaint))).toEqual([]);
});

test('a payload that lacks what GitHub always sends is refused', () => {
  const payload = examples.find((event) => event.name === 'check_run')?.examples[0];
  expect(payload?.action).toBe('created');
  expect(checkWebhook('check_run', 'created', payload)).toEqual([]);
  expect(checkWebhook('check_run', 'created', { ...payload, check_run: { id: 'one' } })).not.toEqual([]);
  expect(checkWebhook('check_run', 'invented', payload)).toHaveLength(1);
});

const exchange = {
  method: 'GET',
  template: '/repos/{owner}/{repo}/commits/{ref}/check-runs',
  requestBody: null,
};
const none = { total_count: 0, check_runs: [] };

test('an exchange is judged by its query, status and body', () => {
  const answer = { ...exchange, query: { per_page: '5' }, status: 200, responseBody: none };
  expect(checkExchange(answer)).toEqual([]);
  expect(checkExchange({ ...answer, query: { per_page: 'many' } })).toHaveLength(1);
  expect(checkExchange({ ...answer, query: { invented: '1' } })).toHaveLength(1);
  expect(checkExchange({ ...answer, status: 202 })).toHaveLength(1);
  expect(checkExchange({ ...answer, responseBody: { check_runs: [] } })).toHaveLength(1);
  expect(checkExchange({ ...answer, template: '/invented' })).toHaveLength(1);
});

test('a refusal must say why, also where the description lists no refusal', () => {
  const refusal = { ...exchange, query: {}, status: 401 };
  expect(checkExchange({ ...refusal, responseBody: { message: 'Bad credentials' } })).toEqual([]);
  expect(checkExchange({ ...refusal, responseBody: {} })).toHaveLength(1);
});
