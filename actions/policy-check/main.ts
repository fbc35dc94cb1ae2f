import { appendFileSync, readFileSync } from 'node:fs';
import { deadlinesOf, localDeadlines } from '../../src/analysis/deadlines.ts';
import { withoutTierUp } from '../../src/analysis/without-tier-up.ts';
import { renderCheckRun } from '../../src/change/verdict/check-run.ts';
import { renderText } from '../../src/change/verdict/text.ts';
import type { LocalPolicy } from '../../src/cli/local/policy.ts';
import { toSarif } from '../../src/cli/sarif.ts';
import { oneLine } from '../../src/domain/untrusted.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { annotationCommand, plainLog } from '../workflow-command.ts';
import { annotationsFor } from './annotations.ts';
import { historyNotices } from './history-notices.ts';
import { judgeSubject } from './judge-subject.ts';
import { subjectOf } from './range.ts';
import { writeSarif } from './sarif-file.ts';
import { withoutApp } from './without-app.ts';

const { env } = process;

/** GitHub takes a summary of 1 MiB for a step, and shows none that is larger. */
const summaryRoom = { rows: 2000, bytes: 1_000_000, rest: 'see the log of this step' };

const exitCodes: Readonly<Record<string, number>> = { success: 0, neutral: 0, action_required: 1 };

function append(file: string | undefined, text: string): void {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

/** Judges what this workflow run is about. */
async function judged(): Promise<LocalPolicy> {
  const inputs = { base: env.WIRED_CHAOS_BASE ?? '', head: env.WIRED_CHAOS_HEAD ?? '' };
  const event: unknown = env.GITHUB_EVENT_PATH ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')) : {};
  const subject = subjectOf(inputs, { name: env.GITHUB_EVENT_NAME ?? '', event });
  const given = env.WIRED_CHAOS_DEADLINE ?? '';
  const deadlines = given === '' ? localDeadlines : deadlinesOf(given, 'deadline');
  return judgeSubject(env.WIRED_CHAOS_DIRECTORY || '.', subject, deadlines);
}

/** The verdict where there is none, for whatever reason: it is never taken for a good one. */
function couldNotJudge(reason: unknown): LocalPolicy {
  const detail = oneLine(reason instanceof Error ? reason.message : String(reason));
  const verdict: Verdict = {
    check: 'policy',
    state: 'failed',
    title: 'The change could not be judged',
    items: [{ state: 'failed', title: 'wired-chaos/policy could not judge', detail, next: '' }],
    findings: [],
  };
  return { verdict, autonomy: 'propose', known: [], unread: [] };
}

/** Tells a verdict in annotations, log, summary, SARIF and outputs. */
function tell(policy: LocalPolicy): void {
  const { autonomy } = policy;
  const verdict = withoutApp(policy.verdict);
  const run = renderCheckRun(verdict, { autonomy, room: summaryRoom });
  const conclusion = run.conclusion ?? 'failure';
  const blocking = verdict.findings.filter(({ severity }) => severity === 'block').length;
  const sarif = env.WIRED_CHAOS_SARIF ?? '';

  process.stdout.write(plainLog(renderText(verdict, autonomy)));
  process.stdout.write(annotationsFor(run.annotations, conclusion === 'neutral'));
  process.stdout.write(historyNotices(verdict));
  if (conclusion === 'failure') {
    for (const { title, detail, next } of verdict.items.filter(({ state }) => state === 'failed')) {
      process.stdout.write(annotationCommand('error', { title }, `${detail} ${next}`.trim()));
    }
  }
  append(env.GITHUB_STEP_SUMMARY, `## ${run.name}: ${run.title}\n\n${run.summary}\n`);
  const outputs = {
    conclusion,
    findings: verdict.findings.length,
    blocking,
    warnings: verdict.findings.length - blocking,
    sarif,
  };
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${oneLine(String(value))}\n`);
  append(env.GITHUB_OUTPUT, lines.join(''));
  process.exitCode = exitCodes[conclusion] ?? 2;
}

/** The verdict, unless its report cannot be written where it is asked for. */
function reported(policy: LocalPolicy): LocalPolicy {
  const sarif = env.WIRED_CHAOS_SARIF ?? '';
  try {
    if (sarif !== '') writeSarif(sarif, toSarif(policy));
    return policy;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return couldNotJudge(`The SARIF file ${sarif} could not be written: ${reason}`);
  }
}

// Whatever goes wrong on the way, the step fails: it is a gate.
process.exitCode = 2;
withoutTierUp();
tell(reported(await judged().catch(couldNotJudge)));
