import { isApprovable } from '../../src/change/policy/approvable.ts';
import type { Verdict } from '../../src/domain/verdict.ts';

/** The verdict, and what its reader has to know where only this Action judges: nobody can approve anything here. */
export function withoutApp(verdict: Verdict): Verdict {
  const asked = verdict.findings.some((finding) => finding.severity === 'block' && isApprovable(finding));
  if (!asked) return verdict;
  const item = {
    state: 'not-applicable',
    title: 'Approvals count for the App alone',
    detail:
      'This step sees none. Where the App is not installed, a finding is resolved by changing what it is about, or, ' +
      'unless it is of a guard or zone, by a comment that allows it with a reason.',
    next: '',
  } as const;
  return { ...verdict, items: [...verdict.items, item] };
}
