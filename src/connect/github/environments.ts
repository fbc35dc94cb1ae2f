import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** An environment of a repository, as its admins have configured it on GitHub. */
export interface RepositoryEnvironment {
  readonly id: number;
  readonly name: string;
  /** Minutes that every job waits before it may start; 0 for none. */
  readonly waitMinutes: number;
  /** GitHub's own required reviewers, of whom one is enough; users by login, teams by slug. */
  readonly reviewers: readonly { readonly type: 'User' | 'Team'; readonly name: string }[];
  /** Whoever started a run may not approve it. */
  readonly preventsSelfReview: boolean;
  /** Which branches may deploy there. */
  readonly branches: 'all' | 'protected' | 'named';
  /** Admins may start waiting jobs past all rules. */
  readonly adminsMayBypass: boolean;
  /** Apps that are asked before a job may start. */
  readonly rules: readonly ProtectionRule[];
}

/** A custom deployment protection rule: an App is asked. */
export interface ProtectionRule {
  readonly id: number;
  readonly enabled: boolean;
  readonly app: { readonly id: number; readonly slug: string };
}

/** An environment with its rules; null when the repository has none of this name. */
export async function environmentOf(
  client: InstallationClient,
  repository: RepositoryRef,
  name: string,
): Promise<RepositoryEnvironment | null> {
  const where = { owner: repository.owner, repo: repository.name, environment_name: name };
  try {
    const { data } = await client.octokit.rest.repos.getEnvironment(where);
    const { data: custom } = await client.octokit.rest.repos.getAllDeploymentProtectionRules(where);
    return { ...toEnvironment(data), rules: (custom.custom_deployment_protection_rules ?? []).map(toRule) };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

interface ApiRule {
  readonly type: string;
  readonly wait_timer?: number;
  readonly prevent_self_review?: boolean;
  readonly reviewers?: readonly {
    readonly type?: 'User' | 'Team';
    readonly reviewer?: { readonly login?: string; readonly slug?: string };
  }[];
}

interface ApiEnvironment {
  readonly id: number;
  readonly name: string;
  readonly protection_rules?: readonly ApiRule[];
  readonly deployment_branch_policy?: { readonly protected_branches: boolean } | null;
  readonly can_admins_bypass?: boolean;
}

function toEnvironment(data: ApiEnvironment): Omit<RepositoryEnvironment, 'rules'> {
  const rules = data.protection_rules ?? [];
  const policy = data.deployment_branch_policy;
  return {
    id: data.id,
    name: data.name,
    waitMinutes: Math.max(0, ...rules.map((rule) => rule.wait_timer ?? 0)),
    reviewers: rules
      .flatMap((rule) => rule.reviewers ?? [])
      .map(({ type, reviewer }) => ({
        type: type === 'Team' ? 'Team' : 'User',
        name: (type === 'Team' ? reviewer?.slug : reviewer?.login) ?? '',
      })),
    preventsSelfReview: rules.some((rule) => rule.prevent_self_review === true),
    branches: policy ? (policy.protected_branches ? 'protected' : 'named') : 'all',
    // GitHub's own default, and the worse of the two to miss.
    adminsMayBypass: data.can_admins_bypass ?? true,
  };
}

function toRule(rule: {
  readonly id: number;
  readonly enabled: boolean;
  readonly app: { readonly id: number; readonly slug: string };
}): ProtectionRule {
  return { id: rule.id, enabled: rule.enabled, app: { id: rule.app.id, slug: rule.app.slug } };
}
