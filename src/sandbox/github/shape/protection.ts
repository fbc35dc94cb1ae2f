import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Protection } from '../state/protection.ts';
import type { Repository } from '../state/repository.ts';
import { repositoryUrl } from './repository.ts';

/** The answer of reading and of setting branch protection. */
export function protectedBranch(
  context: Context,
  repository: Repository,
  branch: string,
  protection: Protection,
): components['schemas']['branch-protection'] {
  const url = `${repositoryUrl(context, repository)}/branches/${branch}/protection`;
  const { requiredStatusChecks: checks, requiredPullRequestReviews: reviews } = protection;
  const statusUrl = `${url}/required_status_checks`;
  return {
    url,
    ...(checks === null
      ? {}
      : {
          required_status_checks: {
            url: statusUrl,
            strict: checks.strict,
            contexts: checks.checks.map((check) => check.context),
            contexts_url: `${statusUrl}/contexts`,
            checks: checks.checks.map((check) => ({ context: check.context, app_id: check.appId })),
          },
        }),
    ...(reviews === null
      ? {}
      : {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            dismiss_stale_reviews: reviews.dismissStaleReviews,
            require_code_owner_reviews: reviews.requireCodeOwnerReviews,
            require_last_push_approval: reviews.requireLastPushApproval,
            required_approving_review_count: reviews.requiredApprovingReviewCount,
          },
        }),
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforceAdmins },
    required_linear_history: { enabled: protection.requiredLinearHistory },
    allow_force_pushes: { enabled: protection.allowForcePushes },
    allow_deletions: { enabled: protection.allowDeletions },
    block_creations: { enabled: false },
    required_conversation_resolution: { enabled: protection.requiredConversationResolution },
    lock_branch: { enabled: false },
    allow_fork_syncing: { enabled: false },
  };
}

/** The summary that comes with a branch. */
export function branchProtection(
  protection: Protection | undefined,
): components['schemas']['branch-protection'] {
  const checks = protection?.requiredStatusChecks?.checks ?? [];
  const required = checks.length > 0;
  return {
    enabled: protection !== undefined,
    required_status_checks: {
      enforcement_level: !required ? 'off' : protection?.enforceAdmins === true ? 'everyone' : 'non_admins',
      contexts: checks.map((check) => check.context),
      checks: checks.map((check) => ({ context: check.context, app_id: check.appId })),
    },
  };
}
