import type { RepositoryId } from '../../domain/ids.ts';
import type { Look } from '../pull-request/look.ts';

/** An open pull request, as a listing shows it. */
export interface ListedPull {
  readonly number: number;
  readonly head: string;
  /** GitHub's `updated_at`. */
  readonly updatedAt: string;
}

/** What of a repository is open, and what the App last saw of it; `gone` also when it is archived. */
export type RepositoryState = { readonly kind: 'gone' } | LiveRepository;

interface LiveRepository {
  readonly kind: 'live';
  /** `owner/name` */
  readonly name: string;
  readonly repositoryId: RepositoryId;
  readonly pulls: readonly ListedPull[];
  readonly looks: ReadonlyMap<number, Look>;
  /** Heads of the merge groups that GitHub is testing. */
  readonly mergeGroups: readonly string[];
  readonly now: Date;
}

export type RepositoryStep =
  | { readonly kind: 'rest' }
  | {
      readonly kind: 'wake';
      /** Flows and their subjects. */
      readonly wakes: readonly (readonly [kind: string, subject: string])[];
      /** Pull requests that are no longer open: what was noted of them is dropped. */
      readonly forget: readonly number[];
    };
