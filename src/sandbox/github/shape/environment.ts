import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Environment, ProtectionRule, Reviewer } from '../state/environment.ts';
import { simpleUser, team } from './account.ts';
import { nodeId } from './node-id.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** Its names and addresses, as reviews and pending deployments embed it. */
export function environmentLink(context: Context, environment: Environment) {
  const repository = context.state.repository(environment.repositoryId);
  const name = encodeURIComponent(environment.name);
  return {
    id: environment.id,
    node_id: nodeId('Environment', environment.id),
    name: environment.name,
    url: `${repositoryUrl(context, repository)}/environments/${name}`,
    html_url: `${repositoryPage(context, repository)}/deployments/activity_log?environments_filter=${name}`,
  };
}

/** A required reviewer; null when they are gone. */
function shapeReviewer(context: Context, environment: Environment, reviewer: Reviewer) {
  const { state } = context;
  if (reviewer.type === 'User') {
    return { type: reviewer.type, reviewer: simpleUser(context, state.account(reviewer.id)) };
  }
  const owner = state.account(state.repository(environment.repositoryId).ownerId);
  const found =
    owner.type === 'Organization'
      ? [...owner.teams.values()].find(({ id }) => id === reviewer.id)
      : undefined;
  if (owner.type !== 'Organization' || found === undefined) return null;
  return { type: reviewer.type, reviewer: team(context, owner, found) };
}

/** The required reviewers of an environment. */
export const shapeReviewers = (context: Context, environment: Environment) =>
  environment.reviewers
    .map((reviewer) => shapeReviewer(context, environment, reviewer))
    .filter((shaped) => shaped !== null);

/** An environment with its protection rules, as the API answers it. */
export function shapeEnvironment(
  context: Context,
  environment: Environment,
): components['schemas']['environment'] & { can_admins_bypass: boolean } {
  const rule = (type: string, number: number) => ({
    id: environment.id * 10 + number,
    node_id: nodeId('Gate', environment.id * 10 + number),
    type,
  });
  return {
    ...environmentLink(context, environment),
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
    can_admins_bypass: environment.canAdminsBypass,
    protection_rules: [
      ...(environment.waitTimer === 0
        ? []
        : [{ ...rule('wait_timer', 1), wait_timer: environment.waitTimer }]),
      ...(environment.reviewers.length === 0
        ? []
        : [
            {
              ...rule('required_reviewers', 2),
              prevent_self_review: environment.preventSelfReview,
              reviewers: shapeReviewers(context, environment),
            },
          ]),
      ...(environment.branchPolicy === null ? [] : [rule('branch_policy', 3)]),
    ],
    deployment_branch_policy: environment.branchPolicy,
  };
}

/** An App as its protection rule names it. */
export function ruleApp(
  context: Context,
  appId: number,
): components['schemas']['custom-deployment-rule-app'] {
  const app = context.state.app(appId);
  return {
    id: app.id,
    slug: app.slug,
    integration_url: `${context.api}/apps/${app.slug}`,
    node_id: nodeId('Integration', app.id),
  };
}

/** A custom deployment protection rule. */
export function shapeRule(
  context: Context,
  rule: ProtectionRule,
): components['schemas']['deployment-protection-rule'] {
  return {
    id: rule.id,
    node_id: nodeId('Gate', rule.id),
    enabled: rule.enabled,
    app: ruleApp(context, rule.appId),
  };
}
