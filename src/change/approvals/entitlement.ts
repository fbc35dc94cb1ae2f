import type { Entitlement, PullRequest } from '../../domain/pull-request.ts';
import type { Requirement } from './requirement.ts';

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** What GitHub says about a person; undefined when it was not asked. Logins are compared as GitHub does. */
export function entitlementOf(
  pull: Pick<PullRequest, 'entitlements'>,
  login: string,
): Entitlement | undefined {
  return pull.entitlements.find((entry) => same(entry.login, login));
}

/** Whether a person is one of those named, by login or by a team they are in. */
export function isNamed(
  { login, teams }: Pick<Entitlement, 'login' | 'teams'>,
  named: { readonly users: readonly string[]; readonly teams: readonly string[] },
): boolean {
  return (
    named.users.some((user) => same(user, login)) ||
    teams.some((team) => named.teams.some((slug) => same(slug, team)))
  );
}

/** Whether GitHub lets them write: the least that any say needs, for GitHub counts no other reviewers either. */
export function mayWrite(permission: Entitlement['permission']): boolean {
  return permission === 'write' || permission === 'maintain' || permission === 'admin';
}

/**
 * Why this reviewer is none of the people the requirement asks for, or null when they are. GitHub counts only
 * reviewers with write permission; being named by team or login never replaces that.
 */
export function lackOfEntitlement(
  pull: Pick<PullRequest, 'entitlements'>,
  login: string,
  requirement: Requirement,
): string | null {
  const entitlement = entitlementOf(pull, login);
  if (entitlement === undefined) return 'GitHub did not say what they may do here';
  if (!mayWrite(entitlement.permission)) return 'no write permission';
  if (requirement.anyone || isNamed(entitlement, requirement)) return null;
  return 'not one of those asked for';
}
