import { z } from 'zod';
import type { Protection } from '../state/protection.ts';

/** Body of `PUT …/protection`. The four members that GitHub requires may be null, but not missing. */
export const protectionInput = z.object({
  required_status_checks: z
    .object({
      strict: z.boolean().optional(),
      contexts: z.array(z.string()).optional(),
      checks: z.array(z.object({ context: z.string(), app_id: z.number().nullable().optional() })).optional(),
    })
    .nullable(),
  enforce_admins: z.boolean().nullable(),
  required_pull_request_reviews: z
    .object({
      dismiss_stale_reviews: z.boolean().optional(),
      require_code_owner_reviews: z.boolean().optional(),
      required_approving_review_count: z.number().int().min(0).max(6).optional(),
      require_last_push_approval: z.boolean().optional(),
    })
    .nullable(),
  // Only people's accounts under an organisation can be restricted; nobody is here.
  restrictions: z.null(),
  required_linear_history: z.boolean().optional(),
  allow_force_pushes: z.boolean().nullable().optional(),
  allow_deletions: z.boolean().optional(),
  required_conversation_resolution: z.boolean().optional(),
});

/** Protection as it is stored. `contexts` is the older way to name checks of any App; -1 is "any App", too. */
export function toProtection(input: z.infer<typeof protectionInput>): Protection {
  const { required_status_checks: checks, required_pull_request_reviews: reviews } = input;
  return {
    requiredStatusChecks:
      checks === null
        ? null
        : {
            strict: checks.strict ?? false,
            checks:
              checks.checks?.map(({ context, app_id }) => ({
                context,
                appId: app_id === undefined || app_id === -1 ? null : app_id,
              })) ?? (checks.contexts ?? []).map((context) => ({ context, appId: null })),
          },
    requiredPullRequestReviews:
      reviews === null
        ? null
        : {
            requiredApprovingReviewCount: reviews.required_approving_review_count ?? 1,
            dismissStaleReviews: reviews.dismiss_stale_reviews ?? false,
            requireCodeOwnerReviews: reviews.require_code_owner_reviews ?? false,
            requireLastPushApproval: reviews.require_last_push_approval ?? false,
          },
    enforceAdmins: input.enforce_admins ?? false,
    requiredLinearHistory: input.required_linear_history ?? false,
    allowForcePushes: input.allow_force_pushes ?? false,
    allowDeletions: input.allow_deletions ?? false,
    requiredConversationResolution: input.required_conversation_resolution ?? false,
  };
}
