/** Where a repository deploys to. Names differ by more than case. */
export interface Environment {
  readonly id: number;
  readonly repositoryId: number;
  readonly name: string;
  readonly createdAt: string;
  updatedAt: string;
  /** Minutes; 0 for none. */
  waitTimer: number;
  /** At most six; the approval of one is enough. */
  reviewers: readonly Reviewer[];
  preventSelfReview: boolean;
  branchPolicy: { readonly protected_branches: boolean; readonly custom_branch_policies: boolean } | null;
  /** Patterns that count with `custom_branch_policies`. */
  readonly branchPatterns: BranchPattern[];
  canAdminsBypass: boolean;
  /** Apps that are asked; at most six. */
  readonly rules: ProtectionRule[];
  /** By name, in capitals. */
  readonly secrets: Map<string, string>;
  readonly variables: Map<string, string>;
}

/** A person by id, or a team of the owner's by slug. */
export type Reviewer =
  | { readonly type: 'User'; readonly id: number }
  | { readonly type: 'Team'; readonly id: number };

export interface BranchPattern {
  readonly id: number;
  readonly name: string;
  readonly type: 'branch' | 'tag';
}

/** A custom deployment protection rule. */
export interface ProtectionRule {
  readonly id: number;
  readonly appId: number;
  enabled: boolean;
}
