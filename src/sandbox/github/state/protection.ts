/** Branch protection as stored; the REST form is made by shape/protection.ts. */
export interface Protection {
  requiredStatusChecks: {
    readonly strict: boolean;
    /** `appId` null: any App or status may report it. */
    readonly checks: readonly { readonly context: string; readonly appId: number | null }[];
  } | null;
  requiredPullRequestReviews: {
    readonly requiredApprovingReviewCount: number;
    readonly dismissStaleReviews: boolean;
    readonly requireCodeOwnerReviews: boolean;
    readonly requireLastPushApproval: boolean;
  } | null;
  readonly enforceAdmins: boolean;
  readonly requiredLinearHistory: boolean;
  readonly allowForcePushes: boolean;
  readonly allowDeletions: boolean;
  readonly requiredConversationResolution: boolean;
}
