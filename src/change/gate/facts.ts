import type { Configuration } from '../../domain/configuration.ts';
import type { VerificationVerdict } from '../../domain/deployment.ts';
import type { RepositoryId, Sha } from '../../domain/ids.ts';
import type { Actor, Entitlement } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { CheckName } from '../../domain/verdict.ts';

/** The workflow run in which a job waits. */
export interface GateRun {
  readonly id: number;
  readonly attempt: number;
  readonly url: string;
  /** What started it, such as `push`. */
  readonly event: string;
  /** Its head commit. */
  readonly sha: Sha;
  /** When this attempt began; ISO 8601, UTC. */
  readonly startedAt: string;
  /** Who started this attempt. */
  readonly startedBy: Actor;
  /** Whether its workflow takes inputs when it is started by hand: GitHub shows nobody what they were. */
  readonly inputs: boolean;
}

/** A pull request or a push by which commits came to the default branch since the version that is live. */
export type Change = PullChange | DirectChange;

/** Whoever had a hand in it. */
interface Hands {
  /** Authors and committers of its commits, by GitHub's word, and whoever opened it. */
  readonly people: readonly Actor[];
  /** Names and addresses in its commits that are no account, and co-authors; untrusted text that only excludes. */
  readonly named: readonly string[];
  /** Who pushed it, the last one first; null when it cannot be told. */
  readonly pushers: readonly Actor[] | null;
}

export interface PullChange extends Hands {
  readonly kind: 'pull';
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly mergedAt: string;
  readonly head: Sha;
  /** How each check stood at its head when it was merged; `missing` where nobody judged. */
  readonly verdicts: readonly { readonly check: CheckName; readonly state: 'passed' | 'red' | 'missing' }[];
}

/** Commits that came without a pull request. */
export interface DirectChange extends Hands {
  readonly kind: 'direct';
  readonly sha: Sha;
}

/** Everything between what is live and what would be deployed. */
export type Range =
  | {
      readonly complete: true;
      readonly changes: readonly Change[];
      /** Paths that differ; null when there are too many to tell. */
      readonly paths: readonly string[] | null;
    }
  | { readonly complete: false; readonly reason: string };

/** What is live in the environment by a deployment that is believed. */
export interface Live {
  readonly sha: Sha;
  /** Since when; ISO 8601, UTC. */
  readonly at: string;
  /** Where the commit to be deployed stands, seen from it. */
  readonly direction: 'forward' | 'same' | 'back' | 'diverged';
}

/** How the commit stands in an environment that comes before. */
export interface Stage {
  readonly environment: string;
  /** When the job began that deployed this very commit there successfully; null when none did. ISO 8601, UTC. */
  readonly deployedAt: string | null;
  /** The newest verification of this commit there; null when there is none. */
  readonly verification: { readonly verdict: VerificationVerdict; readonly at: string } | null;
}

/** How an address that the configuration names answers. */
export interface Health {
  readonly url: string;
  readonly state: 'well' | 'unwell' | 'unknown';
  /** Such as `it answers 503`. */
  readonly why: string;
}

/** A deployment that the App itself started, to go back. */
export interface RollbackRun {
  readonly environment: string;
  readonly revision: Sha;
  /** What is taken back. */
  readonly rollbackOf: Sha;
  /** It was deployed to this environment, and verified there, before. */
  readonly provenHere: boolean;
  /** Why going back would not be safe, such as a migration in between; null when it is. */
  readonly unsafe: string | null;
}

/** An approval of a deployment, whether or not it counts. */
export interface GateApproval {
  readonly source: 'deployment-review' | 'comment';
  /** GitHub's id of a comment; of a review, which has none, its place in the list. */
  readonly id: number;
  readonly actor: Actor;
  /** The commit it was given for; null when it names none. */
  readonly commit: Sha | null;
  /** The environments it was given for; null when a comment names none. */
  readonly environments: readonly string[] | null;
  /** A time at or before which it was certainly not there yet; null when that is not known. ISO 8601, UTC. */
  readonly at: string | null;
  readonly edited: boolean;
  /** A comment stands on a pull request: which. */
  readonly pull: number | null;
}

/** Everything that a gate is judged by, all read at one time. */
export interface GateFacts {
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly repository: RepositoryRef;
  readonly repositoryId: RepositoryId;
  readonly environment: string;
  readonly run: GateRun;
  /** What would be deployed. */
  readonly commit: Sha;
  readonly defaultBranch: string;
  /** Whether the commit is on the default branch; null when it could not be told. */
  readonly onDefaultBranch: boolean | null;
  readonly rules:
    | {
        readonly ok: true;
        /** The default branch's, at present. */
        readonly present: Configuration;
        /** The one of what is live (or, before the first deployment, of what the commit stands on). */
        readonly before: Configuration | 'unreadable' | null;
      }
    | { readonly ok: false; readonly why: string };
  readonly live: Live | null;
  readonly range: Range;
  readonly stages: readonly Stage[];
  readonly health: readonly Health[];
  /** By whom forward acts are paused. */
  readonly paused: string | null;
  readonly approvals: readonly GateApproval[];
  /** People who rejected the deployment to this environment in a review on GitHub, in this attempt. */
  readonly rejectedBy: readonly Actor[];
  /** Of everybody who approved. */
  readonly entitlements: readonly Entitlement[];
  /** CODEOWNERS of the default branch; null where there is none. */
  readonly codeowners: string | null;
  readonly rollback: RollbackRun | null;
}
