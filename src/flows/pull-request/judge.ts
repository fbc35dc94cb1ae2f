import { acceptedFindings } from '../../change/approvals/accepted-findings.ts';
import { judgeApproval } from '../../change/approvals/judge.ts';
import { applyOverride } from '../../change/approvals/override.ts';
import type { ApprovalInput } from '../../change/approvals/tally.ts';
import { invalidConfiguration } from '../../change/configuration/invalid.ts';
import { judgeEvidence } from '../../change/evidence/judge.ts';
import { withHistory } from '../../change/policy/history/with-history.ts';
import { judgePolicy, policyFindings } from '../../change/policy/judge.ts';
import { worstOf } from '../../change/verdict/worst.ts';
import type { CheckName, Verdict } from '../../domain/verdict.ts';
import { withReplay } from '../policy-edit/with-replay.ts';
import { reviewOf, withReview } from './configuration-review.ts';
import { withForeignChecks } from './foreign-checks.ts';
import type { Candidate, PullRequestState } from './state.ts';

type Open = Extract<PullRequestState, { kind: 'open' }>;

const checks: readonly CheckName[] = ['policy', 'evidence', 'approval'];

/** What approvals of a candidate are judged by; null while its configuration cannot be read. */
export function approvalInput(candidate: Candidate, salt: string): ApprovalInput | null {
  const { pull, analysis, baseline, configuration, recorded } = candidate;
  if (!configuration.ok) return null;
  const findings = policyFindings({
    diff: pull.diff,
    analysis,
    baseline,
    configuration: configuration.value,
  });
  const requirement = reviewOf(candidate, salt)?.requirement ?? null;
  return {
    pull,
    configuration: configuration.value,
    findings,
    recorded,
    further: requirement === null ? [] : [requirement],
  };
}

/** Every verdict about one pull request by itself. Pure. */
function judgeCandidate(candidate: Candidate, { salt, now }: Open): Verdict[] {
  const { pull, analysis, baseline, configuration, evidence, overrides } = candidate;
  const input = approvalInput(candidate, salt);
  if (!configuration.ok || input === null) {
    return checks.map((check) => invalidConfiguration(check, configuration.ok ? [] : configuration.problems));
  }
  const rules = configuration.value;
  const approved = acceptedFindings(input);
  const judged = judgePolicy({ diff: pull.diff, analysis, baseline, configuration: rules, approved });
  const policy = withHistory(judged, candidate.earlier.progress);
  return [
    withReview(withReplay(policy, candidate.replay), reviewOf(candidate, salt)),
    judgeEvidence({ pull, configuration: rules, evidence }),
    judgeApproval(input),
  ].map((verdict) => applyOverride({ verdict, pull, configuration: rules, overrides, now }));
}

/**
 * The verdicts that are written on the head: for each check the worst over all open pull requests that share the
 * commit, for a check cannot tell them apart; and what other Apps wrote under our names.
 */
export function judge(state: Open): Verdict[] {
  const candidates = [state.own, ...state.siblings];
  const judged = candidates.map((candidate) => ({
    label: `#${candidate.pull.number} into ${candidate.pull.base.ref}`,
    verdicts: judgeCandidate(candidate, state),
  }));
  return checks.map((check, index) => {
    const all = judged.flatMap(({ label, verdicts }) => {
      const verdict = verdicts[index];
      return verdict === undefined ? [] : [{ label, verdict }];
    });
    return withForeignChecks(withUnjudged(state, worstOf(all)), state.foreign, check);
  });
}

function withUnjudged(state: Open, verdict: Verdict): Verdict {
  if (state.unjudged === 0) return verdict;
  const title = 'Too many pull requests share this commit';
  const detail = `${state.unjudged} more open pull requests have this head, and were not judged.`;
  const next = 'Close those that are not needed, or push a commit of its own.';
  return {
    ...verdict,
    state: 'failed',
    title,
    items: [{ state: 'failed', title, detail, next }, ...verdict.items],
  };
}
