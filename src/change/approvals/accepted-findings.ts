import { isApprovable } from '../policy/approvable.ts';
import { judgeApproval } from './judge.ts';
import { type ApprovalInput, countedApprovals } from './tally.ts';

/** By fingerprint: logins of those who approved the finding. */
export type AcceptedFindings = ReadonlyMap<string, readonly string[]>;

/**
 * The findings that people stand for: once everybody has approved whom the pull request needs, all blocking
 * findings that may be approved at all, for every approval that counts covers every one of them.
 */
export function acceptedFindings(input: ApprovalInput): AcceptedFindings {
  if (judgeApproval(input).state !== 'passed') return new Map();
  const logins = [...new Set(countedApprovals(input).map(({ actor }) => actor.login))];
  const accepted = input.findings.filter((finding) => finding.severity === 'block' && isApprovable(finding));
  return new Map(accepted.map(({ fingerprint }) => [fingerprint, logins]));
}
