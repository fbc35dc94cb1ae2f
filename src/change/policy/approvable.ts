import type { Finding } from '../../domain/finding.ts';

const families: readonly string[] = ['destructive', 'workflow', 'guard', 'zone'];

/**
 * Whether people may approve such a finding. What may be right when somebody stands for it can be approved; an
 * exposed secret cannot, for no approval makes it secret again.
 */
export function isApprovable(finding: Pick<Finding, 'rule'>): boolean {
  return families.includes(finding.rule.slice(0, finding.rule.indexOf('/')));
}
