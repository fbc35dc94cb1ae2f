import { acceptedFindings } from '../../change/approvals/accepted-findings.ts';
import { judgeApproval } from '../../change/approvals/judge.ts';
import { applyOverride } from '../../change/approvals/override.ts';
import { invalidConfiguration } from '../../change/configuration/invalid.ts';
import { judgeEvidence } from '../../change/evidence/judge.ts';
import { judgePolicy, policyFindings } from '../../change/policy/judge.ts';
import { worstOf } from '../../change/verdict/worst.ts';
import type { Configuration } from '../../domain/configuration.ts';
import { type CheckName, type Verdict, type VerdictItem, worse } from '../../domain/verdict.ts';
import { reviewOf, withReview } from '../pull-request/configuration-review.ts';
import { withForeignChecks } from '../pull-request/foreign-checks.ts';
import { approvalInput } from '../pull-request/judge.ts';
import { asPullRequest } from './as-pull-request.ts';
import { lackOfCarryOver } from './carry-over.ts';
import type { Member, MergeGroupState } from './state.ts';

type Present = Exclude<MergeGroupState, { kind: 'gone' }>;
type Group = Extract<MergeGroupState, { kind: 'group' }>;

const checks: readonly CheckName[] = ['policy', 'evidence', 'approval'];

/**
 * The verdicts for a merge group's head: for each check the worst over its pull requests, each judged again with
 * what the group would bring to the base branch; then what other Apps wrote under our names. Pure.
 */
export function judgeGroup(state: Present): Verdict[] {
  return checks.map((check) => {
    const verdict = state.kind === 'unclear' ? unclear(check, state.reason) : judgeCheck(state, check);
    return withForeignChecks(verdict, state.foreign, check);
  });
}

function unclear(check: CheckName, reason: string): Verdict {
  const title = 'What is in this merge group cannot be told';
  const next = 'Nothing to do: it is tried again by itself. If it stays, queue the pull requests again.';
  return {
    check,
    state: 'failed',
    title,
    items: [{ state: 'failed', title, detail: reason, next }],
    findings: [],
  };
}

function judgeCheck(state: Group, check: CheckName): Verdict {
  return worstOf(
    state.members.map((member) => {
      const { configuration, pull } = member.candidate;
      const verdict = configuration.ok
        ? judges[check](state, member, configuration.value)
        : invalidConfiguration(check, configuration.problems);
      return { label: `#${pull.number} into ${pull.base.ref}`, verdict };
    }),
  );
}

/** How each check is judged for one pull request of the group. */
const judges: Readonly<
  Record<CheckName, (state: Group, member: Member, configuration: Configuration) => Verdict>
> = {
  /** On the group's own diff: together, changes can bring what none of them brings alone. */
  policy: (state, { candidate }, configuration) => {
    const { diff, analysis, salt } = state;
    const { baseline } = candidate;
    const policy = judgePolicy({ diff, analysis, baseline, configuration, approved: accepted(state) });
    return withReview(policy, reviewOf(candidate, salt));
  },

  evidence: (state, member, configuration) => {
    const { group, diff, from, evidence } = state;
    const pull = asPullRequest(member.candidate.pull, group, diff, from);
    return overridden(state, member, judgeEvidence({ pull, configuration, evidence }));
  },

  approval: (state, member) => {
    const input = approvalInput(member.candidate, state.salt);
    if (input === null) return invalidConfiguration('approval', []);
    const verdict = overridden(state, member, judgeApproval(input));
    const lack = lackOfCarryOver(member);
    if (lack === null) return verdict;
    return withItem(verdict, {
      state: 'blocked',
      title: 'Approvals do not carry over to this merge group',
      detail: `What was judged on the pull request is not what is merged: ${lack}.`,
      next: 'Approve the present head and queue the pull request again.',
    });
  },
};

function withItem(verdict: Verdict, item: VerdictItem): Verdict {
  const state = worse(verdict.state, item.state);
  return { ...verdict, state, title: item.title, items: [item, ...verdict.items] };
}

/** A verdict as people let it stand at the pull request's own head, if that is the change that is merged. */
function overridden(state: Group, member: Member, verdict: Verdict): Verdict {
  const { pull, configuration, overrides } = member.candidate;
  if (!configuration.ok || lackOfCarryOver(member) !== null) return verdict;
  const given = { pull, configuration: configuration.value, overrides, now: state.now };
  return applyOverride({ verdict, ...given });
}

/** By fingerprint, the findings that people stood for on pull requests that are merged as they were. */
function accepted(state: Group): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const member of state.members) {
    const input = approvalInput(member.candidate, state.salt);
    if (input === null || lackOfCarryOver(member) !== null) continue;
    for (const [fingerprint, logins] of acceptedFindings(input)) all.set(fingerprint, logins);
    const { pull, configuration } = input;
    const { analysis, baseline } = member.candidate;
    const own = { diff: pull.diff, analysis, baseline, configuration };
    const verdict = judgePolicy(own);
    if (verdict.state !== 'blocked' || overridden(state, member, verdict).state !== 'passed') continue;
    const by = member.candidate.overrides
      .filter(({ check }) => check === 'policy')
      .map(({ by: { login } }) => login);
    for (const { fingerprint } of policyFindings(own)) all.set(fingerprint, [...new Set(by)]);
  }
  return all;
}
