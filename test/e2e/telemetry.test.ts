import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { pullRequest } from '../../src/flows/pull-request/flow.ts';
import { runFlow } from '../../src/flows/run.ts';
import { readJournalLedger } from '../../src/platform/journal/ledger.ts';
import { openJournalForReading } from '../../src/platform/journal/open-journal.ts';
import { traceIdOf } from '../../src/platform/telemetry/delivery-trace.ts';
import { tracedLedger } from '../../src/platform/telemetry/traced-ledger.ts';
import { traceWake } from '../../src/platform/telemetry/wake-trace.ts';
import type { LocalGitHub } from '../../src/sandbox/github/server.ts';
import type { Person } from '../../src/sandbox/people.ts';
import { openWorld } from '../../src/sandbox/world.ts';
import { telemetryForTest } from '../platform/telemetry/telemetry.ts';
import { temporaryDirectory } from '../platform/temporary-directory.ts';
import { openHarness, where } from './harness.ts';
import { ScriptedRunner } from './scripted-runner.ts';
import { until } from './until.ts';
import { prepareChange } from './work-tree.ts';

/** Proposes a change and returns its number and head. */
async function propose(github: LocalGitHub, person: Person) {
  const change = { title: 'A change', branch: 'change', files: { 'a.txt': 'a\n' } };
  const { number } = await person.propose(await prepareChange(change));
  await github.idle();
  const { data } = await person.octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...where,
    pull_number: number,
  });
  return { number, head: data.head.sha };
}

/** The policy check on a commit with the trace that its details name, or null while there is none. */
async function policyCheck(person: Person, ref: string) {
  const { data } = await person.octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...where,
    ref,
    check_name: 'wired-chaos/policy',
  });
  const [run] = data.check_runs;
  const trace = /^<sub>trace `([0-9a-f]{32})`<\/sub>$/.exec(run?.output.text ?? '')?.[1];
  return run === undefined || trace === undefined ? null : { trace };
}

test('one trace leads from the delivery to the log, the check and the ledger, and /metrics names nobody', async () => {
  const world = await openWorld({ directory: temporaryDirectory(), port: 0, runner: new ScriptedRunner() });
  onTestFinished(() => world.close());
  const { number, head } = await propose(world.github, world.people.dana);
  const { trace } = await until(() => policyCheck(world.people.dana, head));

  const guids = [...world.github.state.deliveries.values()].map(({ guid }) => guid);
  expect(guids.map(traceIdOf)).toContain(trace);

  const journal = openJournalForReading(world.data);
  onTestFinished(() => journal.close());
  const verdict = await until(async () => {
    const subject = `acme/shop#${number}`;
    const entries = await readJournalLedger(journal).list({
      installation: world.installation,
      subject,
      kind: 'verdict',
      limit: 100,
    });
    return entries.find(({ key }) => key.includes(`@${head}:wired-chaos/policy:1:`)) ?? null;
  });
  expect(verdict.trace).toBe(trace);

  // The step is logged and counted when all its checks are written.
  await until(async () => {
    const lines = (await readFile(world.logFile, 'utf8')).split('\n').slice(0, -1);
    const logged = lines.filter((line) => line.includes(`"trace_id":"${trace}"`));
    return logged.find((line) => line.includes('"step":"write-checks"')) ?? null;
  });
  const metrics = await until(async () => {
    const text = await (await fetch(`${world.appUrl}/metrics`)).text();
    return text.includes('wired_chaos_flow_runs_total{flow="pull-request",outcome="done"}') ? text : null;
  });
  for (const name of [
    'wired_chaos_deliveries_total{event="pull_request",outcome="handled"}',
    'wired_chaos_flow_step_duration_seconds_count{flow="pull-request",step="write-checks"',
    'wired_chaos_queue_oldest_age_seconds{flow="pull-request"}',
    'wired_chaos_inbox_deliveries{state="dead"} 0',
    'wired_chaos_journal_commit_writes_count{outcome="committed"}',
    'wired_chaos_github_rate_limit_remaining{github_resource="core"}',
    'http_client_request_duration_seconds_count{http_request_method="POST",url_template="/repos/{owner}/{repo}/check-runs",status="2xx",github_resource="core"}',
    'nodejs_eventloop_delay_p99_seconds',
  ]) {
    expect(metrics).toContain(name);
  }
  expect(metrics).not.toMatch(/acme|shop|dana/);
});

test('that another trace reads a pull request again is no reason to write its checks again', async () => {
  await telemetryForTest();
  const harness = await openHarness();
  const { number, head } = await propose(harness.github, harness.dana);
  const subject = `acme/shop#${number}`;
  const context = { ...harness.context, ledger: tracedLedger(harness.context.ledger) };
  const wake = { kind: 'pull-request', installation: context.client.installation, subject };
  const judge = () =>
    traceWake(wake, () => runFlow(pullRequest, context, subject, new AbortController().signal));
  await judge();
  const first = await policyCheck(harness.dana, head);
  await judge();
  expect(first).not.toBeNull();
  expect(await policyCheck(harness.dana, head)).toEqual(first);
});
