import { judgeGate } from '../../change/gate/judge.ts';
import { answerText, planReport } from '../../change/gate/report.ts';
import type { GateState } from './state.ts';
import type { GateStep } from './step.ts';

/** Reviews of deployments, teams and permissions may change without an event. In milliseconds. */
const lookAgainAfter = 2 * 60_000;

/** The one next step for a deployment that waits. Pure. */
export function nextForGate(state: GateState): GateStep {
  if (state.kind === 'closed') return { kind: 'rest', why: state.why };
  const { facts, unseen, made, since } = state;
  if (unseen.length > 0) return { kind: 'keep', reviews: unseen };
  const verdict = judgeGate(facts);
  if (verdict.answer !== 'wait') {
    const approved = verdict.answer === 'approve';
    return {
      kind: 'answer',
      state: approved ? 'approved' : 'rejected',
      forward: approved && facts.rollback === null,
      verdict,
      text: answerText(verdict),
    };
  }
  const { now, commit, environment } = facts;
  const plan = planReport(verdict, made, { since, now, commit, environment });
  if (plan.kind === 'report') return { kind: 'report', report: plan.report, number: made.length + 1 };
  const times = [
    Date.parse(now) + lookAgainAfter,
    ...[verdict.until, plan.lookAgain].filter((time) => time !== null).map((time) => Date.parse(time)),
  ].filter((time) => time > Date.parse(now));
  return { kind: 'wait', until: new Date(Math.min(...times)).toISOString() };
}
