import type { Finding } from '../../domain/finding.ts';

const families: readonly string[] = ['destructive', 'workflow', 'guard', 'zone'];

/**
 * Whether people may approve such a finding. What may be right when somebody stands for it can be approved; an
 * exposed secret cannot, for no approval makes it secret again. One that only earlier commits have can: nothing that
 * its author changes takes it back, and who approves it says that it was revoked.
 */
export function isApprovable(finding: Pick<Finding, 'rule' | 'earlier'>): boolean {
  if (finding.earlier !== undefined) return true;
  return families.includes(finding.rule.slice(0, finding.rule.indexOf('/')));
}
