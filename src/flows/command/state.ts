import type { ParsedComment } from '../../change/commands/parse.ts';
import type { Commander } from '../../change/commands/permit.ts';
import type { Comment } from '../../connect/github/conversation.ts';
import type { Configuration } from '../../domain/configuration.ts';
import type { RepositoryId, Sha } from '../../domain/ids.ts';
import type { ObjectId } from '../../domain/object.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { Signal } from '../../domain/signal.ts';
import type { Pause } from '../../platform/switches.ts';
import type { EnvironmentPlace } from '../deployment/place.ts';
import type { RollbackEntry } from '../deployment/record.ts';
import type { FailedRun } from '../effects/rerun.ts';
import type { findOutcome } from '../main-branch/record.ts';
import type { Recorded } from '../main-branch/state.ts';
import type { CommandRecord } from './record.ts';

/** Where a command was written. */
export interface Place {
  readonly repository: RepositoryRef;
  readonly repositoryId: RepositoryId;
  /** Of the issue or pull request. */
  readonly number: number;
  /** `owner/name#number`, for people. */
  readonly subject: string;
  /** What is remembered about it is found by this. */
  readonly object: ObjectId;
}

/** The pull request under which a command was written, as far as commands look at it. */
export interface CommandedPull {
  readonly open: boolean;
  readonly merged: boolean;
  readonly head: Sha;
  readonly base: string;
  readonly defaultBranch: string;
}

/** What a rollback would take back, and what was decided about that before. */
export type RollbackFacts =
  | { readonly ok: false; readonly why: string }
  | {
      readonly ok: true;
      readonly signal: Signal;
      readonly recorded: Recorded | null;
      /** How the recorded decision ended. */
      readonly ended: Awaited<ReturnType<typeof findOutcome>>;
    };

/** What an ordered rollback of an environment would do. `why` is Markdown. */
export type TakeBackFacts =
  | { readonly ok: false; readonly why: string }
  | { readonly ok: true; readonly place: EnvironmentPlace; readonly entry: RollbackEntry };

/** Facts that one command needs and others do not. */
export type CommandFacts =
  | { readonly kind: 'none' }
  /** When GitHub got the push of the present head; null when its log does not say. ISO 8601, UTC. */
  | { readonly kind: 'approve'; readonly headPushedAt: string | null }
  /** The head's evidence runs that did not succeed. */
  | { readonly kind: 'retry'; readonly failedRuns: readonly FailedRun[] }
  | { readonly kind: 'rollback'; readonly rollback: RollbackFacts }
  | { readonly kind: 'take-back'; readonly takeBack: TakeBackFacts }
  /** The widest pause in force. */
  | { readonly kind: 'switch'; readonly pause: Pause | null };

/** A command that nobody has handled yet, with all that decides about it. */
export interface NewCommand {
  readonly kind: 'new';
  readonly place: Place;
  readonly comment: Comment;
  readonly parsed: Exclude<ParsedComment, { kind: 'none' }>;
  readonly commander: Commander;
  /** The base branch's; null while it cannot be read. */
  readonly policy: { readonly configuration: Configuration; readonly version: string } | null;
  /** Null on a plain issue. */
  readonly pull: CommandedPull | null;
  readonly facts: CommandFacts;
  /** The help was given under this issue or pull request, for another comment. */
  readonly helped: boolean;
}

/** One comment with a command. */
export type CommandState =
  | { readonly kind: 'nothing'; readonly why: string }
  | NewCommand
  | {
      readonly kind: 'handled';
      readonly place: Place;
      readonly record: CommandRecord;
      /** Text of the answer that is still to be written; null when none is, or it is there. */
      readonly unsaid: string | null;
    };
