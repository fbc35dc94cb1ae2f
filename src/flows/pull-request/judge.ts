import { acceptedFindings } from '../../change/approvals/accepted-findings.ts';
import { judgeApproval } from '../../change/approvals/judge.ts';
import { applyOverride } from '../../change/approvals/override.ts';
import type { ApprovalInput } from '../../change/approvals/tally.ts';
import { invalidConfiguration } from '../../change/configuration/invalid.ts';
import { judgeEvidence } from '../../change/evidence/judge.ts';
import { judgePolicy } from '../../change/policy/judge.ts';
import { worstOf } from '../../change/verdict/worst.ts';
import type { CheckName, Verdict } from '../../domain/verdict.ts';
import { withForeignChecks } from './foreign-checks.ts';
import type { Candidate, PullRequestState } from './state.ts';

type Open = Extract<PullRequestState, { kind: 'open' }>;

const checks: readonly CheckName[] = ['policy', 'evidence', 'approval'];

/** What approvals of a candidate are judged by; null while its configuration cannot be read. */
export function approvalInput(candidate: Candidate, salt: string): ApprovalInput | null {
  const { pull, configuration, recorded } = candidate;
  if (!configuration.ok) return null;
  const { findings } = judgePolicy({ diff: pull.diff, configuration: configuration.value, salt });
  return { pull, configuration: configuration.value, findings, recorded };
}

/** Every verdict about one pull request by itself. Pure. */
function judgeCandidate(candidate: Candidate, salt: string): Verdict[] {
  const { pull, configuration, evidence } = candidate;
  const input = approvalInput(candidate, salt);
  if (!configuration.ok || input === null) {
    return checks.map((check) => invalidConfiguration(check, configuration.ok ? [] : configuration.problems));
  }
  const rules = configuration.value;
  return [
    judgePolicy({ diff: pull.diff, configuration: rules, salt, approved: acceptedFindings(input) }),
    judgeEvidence({ pull, configuration: rules, evidence }),
    judgeApproval(input),
  ];
}

/**
 * The verdicts that are written on the head: for each check the worst over all open pull requests that share the
 * commit, for a check cannot tell them apart; then what other Apps wrote under our names, and what people overrode.
 */
export function judge(state: Open): Verdict[] {
  const candidates = [state.own, ...state.siblings];
  const judged = candidates.map((candidate) => ({
    label: `#${candidate.pull.number} into ${candidate.pull.base.ref}`,
    verdicts: judgeCandidate(candidate, state.salt),
  }));
  return checks.map((check, index) => {
    const all = judged.flatMap(({ label, verdicts }) => {
      const verdict = verdicts[index];
      return verdict === undefined ? [] : [{ label, verdict }];
    });
    const worst = withUnjudged(state, worstOf(all));
    const { pull, configuration } = state.own;
    const overridden = configuration.ok
      ? applyOverride({
          verdict: worst,
          pull,
          configuration: configuration.value,
          overrides: state.overrides,
          now: state.now,
        })
      : worst;
    return withForeignChecks(overridden, state.foreign, check);
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
