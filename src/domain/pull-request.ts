import type { RepositoryId, Sha } from './ids.ts';
import type { RepositoryRef } from './repository.ts';

/** A line that the change adds, with its one-based number in the head's version. */
export interface AddedLine {
  readonly number: number;
  readonly text: string;
}

/** One file of a pull request's diff, complete: nothing in it was cut by a limit of the API. */
export interface ChangedFile {
  readonly path: string;
  /** Where it was before, when it was renamed. */
  readonly previousPath?: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly additions: number;
  readonly deletions: number;
  readonly binary: boolean;
  /** Id of head's version, of binary files and of those that are too large: all that tells two of them apart. */
  readonly blob?: string;
  /** Lines of head that base has not; empty for binary files. */
  readonly addedLines: readonly AddedLine[];
  /** What it is in head, or was in base when it is removed; an ordinary file unless told. */
  readonly kind?: 'file' | 'symlink' | 'submodule';
  /** Its whole text, where somebody needs it: `readable` texts, or why there are none. */
  readonly texts?: FileTexts;
}

/** A file before and after a change; null where it does not exist. */
export type FileTexts =
  | {
      readonly readable: true;
      readonly base: string | null;
      readonly head: string | null;
      /** Only what a diff shows is known: the other lines are empty. */
      readonly partial?: boolean;
    }
  /** Such as `larger than 5 MB`. */
  | { readonly readable: false; readonly why: string };

/** The diff of a pull request between merge base and head. */
export type Diff =
  | { readonly complete: true; readonly files: readonly ChangedFile[] }
  /** Some of it could not be read: a verdict on it is `failed`, with this reason. */
  | { readonly complete: false; readonly reason: string };

/** A person or machine on GitHub. The numeric id is what identifies; logins can be renamed. */
export interface Actor {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

/** A submitted review. */
export interface Review {
  readonly id: number;
  readonly author: Actor;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  /** The head it was given for. */
  readonly commit: Sha;
  /** ISO 8601, UTC. */
  readonly submittedAt: string;
}

/**
 * `/wired approve <sha>`: a comment that arrived in a signed `created` delivery, as it reads now. A comment that
 * was deleted since is not among them.
 */
export interface CommentApproval {
  readonly id: number;
  readonly author: Actor;
  /** The commit of the pull request that it names; null when it names none, or more than one. */
  readonly commit: Sha | null;
  /** ISO 8601, UTC; the two differ once the comment was edited. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What GitHub says a person may do in the repository, and which of the named teams they are in. */
export interface Entitlement {
  readonly login: string;
  readonly permission: 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';
  readonly teams: readonly string[];
}

/** The facts about a pull request that every judging rule works on, all fetched from GitHub at one head. */
export interface PullRequest {
  readonly repository: RepositoryRef;
  /** What it is remembered by: names change. */
  readonly repositoryId: RepositoryId;
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  readonly author: Actor;
  readonly head: { readonly sha: Sha; readonly ref: string; readonly repository: string | null };
  readonly base: { readonly sha: Sha; readonly ref: string };
  readonly diff: Diff;
  readonly reviews: readonly Review[];
  /** Who pushed to the head branch, newest first, from GitHub's activity log, never from commit metadata. */
  readonly pushers: readonly Actor[] | { readonly unknown: string };
  readonly comments: readonly CommentApproval[];
  /** Whoever had a machine write it: who assigned or asked it, as GitHub's events tell. */
  readonly commissioners: readonly Actor[];
  /** Logins that trailers of its commits name. Anybody can write a trailer, so these only ever exclude. */
  readonly coAuthors: readonly string[];
  /** CODEOWNERS of the base branch; null where there is none. */
  readonly codeowners: string | null;
  /** Of everybody who reviewed, approved in a comment, or overrode a check. */
  readonly entitlements: readonly Entitlement[];
}
