import { createHash } from 'node:crypto';
import { judgeApproval } from '../../change/approvals/judge.ts';
import { invalidConfiguration } from '../../change/configuration/invalid.ts';
import { judgePolicy } from '../../change/policy/judge.ts';
import { renderCheckRun } from '../../change/verdict/check-run.ts';
import type { CheckContent } from '../../connect/github/checks.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { PullRequestState } from './state.ts';
import type { PullRequestStep, RenderedVerdict } from './step.ts';

type Open = Extract<PullRequestState, { kind: 'open' }>;

/** The one next step for a pull request: write the checks that GitHub does not show yet. Pure. */
export function nextForPullRequest(state: PullRequestState): PullRequestStep {
  if (state.kind !== 'open') return { kind: 'rest', why: `the pull request is ${state.kind}`, retry: false };
  const rendered = judge(state).map((verdict) => render(state, verdict));
  const changed = rendered.filter(({ content }) => !isShown(state, content));
  if (changed.length > 0) return { kind: 'write-checks', checks: changed };
  const failed = rendered.find(({ verdict }) => verdict.state === 'failed');
  return failed === undefined
    ? { kind: 'rest', why: 'GitHub shows every verdict', retry: false }
    : { kind: 'rest', why: failed.verdict.title, retry: true };
}

/** Every verdict about this head, under the base branch's configuration. */
function judge({ pull, configuration, salt }: Open): Verdict[] {
  if (!configuration.ok) {
    return (['policy', 'approval'] as const).map((check) =>
      invalidConfiguration(check, configuration.problems),
    );
  }
  return [
    judgePolicy({ diff: pull.diff, configuration: configuration.value, salt }),
    judgeApproval({ pull, configuration: configuration.value }),
  ];
}

function render({ configuration }: Open, verdict: Verdict): RenderedVerdict {
  const autonomy = configuration.ok ? configuration.value.autonomy : 'propose';
  const { name, title, summary, annotations, conclusion } = renderCheckRun(verdict, { autonomy });
  const digest = createHash('sha256')
    .update(JSON.stringify([conclusion, title, summary, annotations]))
    .digest('hex')
    .slice(0, 32);
  return { verdict, content: { name, conclusion, title, summary, annotations, digest } };
}

function isShown(state: Open, content: CheckContent): boolean {
  return state.checks.some((check) => check.name === content.name && check.digest === content.digest);
}
