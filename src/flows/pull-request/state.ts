import type { RecordedFindings } from '../../change/approvals/approval.ts';
import type { ConfigurationProblem } from '../../change/configuration/problem.ts';
import type { Replay } from '../../change/policy/flips/replay.ts';
import type { ForeignCheck, OwnCheck } from '../../connect/github/checks.ts';
import type { Analysis } from '../../domain/analysis.ts';
import type { Configuration } from '../../domain/configuration.ts';
import type { Evidence, EvidenceGap } from '../../domain/evidence.ts';
import type { Sha } from '../../domain/ids.ts';
import type { Override } from '../../domain/override.ts';
import type { PullRequest } from '../../domain/pull-request.ts';
import type { EarlierCommits } from '../earlier-commits/earlier.ts';
import type { MergeHow } from '../effects/merge.ts';
import type { NumberedPlace } from '../effects/place.ts';
import type { Look } from './look.ts';

/** One pull request with everything that judges it. */
export interface Candidate {
  readonly pull: PullRequest;
  /** What the policy's detectors saw in its diff, and secrets that only its earlier commits have. */
  readonly analysis: Analysis;
  /** What its commits before the head expose: those secrets are in `analysis`, too. */
  readonly earlier: EarlierCommits;
  /** Findings of the base branch's baseline, by their id. */
  readonly baseline: ReadonlySet<string>;
  /** The branch whose policy judges it. */
  readonly policyBranch: string;
  /** What the policy that it brings would change; null when it brings none. */
  readonly replay: Replay | 'pending' | null;
  /** The default branch's or a listed protected base's, never the pull request's own. */
  readonly configuration:
    | { readonly ok: true; readonly value: Configuration; readonly version: string }
    | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] };
  readonly evidence: Evidence | EvidenceGap;
  /** Evidence that was assembled just now and is not on the ledger yet, with the key it belongs under. */
  readonly newEvidence: { readonly key: string; readonly evidence: Evidence } | null;
  /** Findings that were shown when each approval was first seen. */
  readonly recorded: RecordedFindings;
  /** What people overrode on this pull request; whether one counts is judged. */
  readonly overrides: readonly Override[];
  /** The organisation's configuration and the one that the pull request brings; null when it does not touch it. */
  readonly proposed: { readonly organisation: string | null; readonly repository: string | null } | null;
  /** Findings that the policy check shows on this head now, by fingerprint. */
  readonly shown: readonly string[];
}

/** A merge that the App began, and of which the ledger does not know. */
export interface UnrecordedMerge extends NumberedPlace {
  readonly head: Sha;
  readonly how: MergeHow;
}

/** One pull request, as far as this flow looks at it. */
export type PullRequestState =
  | { readonly kind: 'gone' }
  /** `unrecorded`: the App merged it, and a crash kept that off the ledger. */
  | { readonly kind: 'closed'; readonly unrecorded: UnrecordedMerge | null }
  /** GitHub refused to show the App something that its verdicts stand on, for want of a permission. */
  | ({
      readonly kind: 'unpermitted';
      readonly head: Sha;
      readonly checks: readonly OwnCheck[];
      /** The permissions that would do, in GitHub's words; empty when it did not say. */
      readonly lacked: string;
      /** Where an owner accepts what the App asks for; null when that is not known. */
      readonly page: string | null;
    } & NumberedPlace)
  | {
      readonly kind: 'open';
      readonly own: Candidate;
      /** Other open pull requests with the same head: checks belong to commits, so they share them. */
      readonly siblings: readonly Candidate[];
      /** More siblings than are judged: the checks then fail, for nobody has looked at the rest. */
      readonly unjudged: number;
      readonly checks: readonly OwnCheck[];
      /** Check runs with a name of ours that another App or workflow wrote. */
      readonly foreign: readonly ForeignCheck[];
      /** The note about approvals that are void on this head: never begun, begun and perhaps written, or on the ledger. */
      readonly voidNote: 'none' | 'begun' | 'told';
      readonly merge: Mergeability;
      /** GitHub's `updated_at`, ISO 8601, UTC. */
      readonly updatedAt: string;
      /** How the App left it the last time; null when it never looked. */
      readonly last: Look | null;
      readonly salt: string;
      /** ISO 8601, UTC: overrides expire. */
      readonly now: string;
    };

/** What GitHub says about merging it, and whether the App may at all. */
export interface Mergeability {
  /** GraphQL's id of the pull request, for the merge queue. */
  readonly id: string;
  /** GitHub's `mergeable_state`: `clean` when nothing is in the way. */
  readonly state: string;
  /** The App has put this head into the merge queue before: whoever took it out decides what becomes of it. */
  readonly queued: boolean;
  /** Forward acts are paused: by whom. */
  readonly paused: string | null;
}
