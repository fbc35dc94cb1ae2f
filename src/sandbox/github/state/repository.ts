import type { Environment } from './environment.ts';
import type { Issue } from './issue.ts';
import type { MergeQueue } from './merge-queue.ts';
import type { Protection } from './protection.ts';
import type { Release } from './release.ts';

/** What a person may do in a repository, weakest first. */
export const roles = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface Label {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly description: string | null;
}

/** An entry of the activity log: one ref moved by one actor. */
export interface Activity {
  readonly id: number;
  readonly before: string;
  readonly after: string;
  readonly ref: string;
  readonly timestamp: string;
  readonly type: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge';
  readonly actorId: number;
}

export interface Repository {
  readonly id: number;
  ownerId: number;
  name: string;
  private: boolean;
  archived: boolean;
  description: string | null;
  defaultBranch: string;
  /** The bare repository on disk. */
  readonly directory: string;
  /** Of which it is a fork. */
  readonly parentId: number | null;
  readonly createdAt: string;
  updatedAt: string;
  pushedAt: string;
  /** By branch name. */
  readonly protections: Map<string, Protection>;
  /** By branch name. */
  readonly mergeQueues: Map<string, MergeQueue>;
  /** By user id. */
  readonly collaborators: Map<number, Role>;
  /** By label name. */
  readonly labels: Map<string, Label>;
  /** By number; pull requests are issues too. */
  readonly issues: Map<number, Issue>;
  /** By name in small letters: GitHub ignores case. */
  readonly environments: Map<string, Environment>;
  /** By name, in capitals. */
  readonly secrets: Map<string, string>;
  readonly variables: Map<string, string>;
  /** By id. */
  readonly releases: Map<number, Release>;
  /** Oldest first. */
  readonly activity: Activity[];
}
