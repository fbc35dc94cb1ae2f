import type { Unread } from '../../domain/analysis.ts';
import type { Zone } from '../../domain/configuration.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import type { Rule } from './rule.ts';

/** What a detector reports. `analyse` makes a `Sight` of it. */
export interface Sighting {
  /** Id of one of the detector's rules. */
  readonly rule: Rule['id'];
  readonly path: string;
  /** One-based and inclusive, in the head's version; absent when the file as a whole is meant. */
  readonly lines?: { readonly start: number; readonly end: number };
  /**
   * What identifies it, wherever in the file it stands: the secret itself, or the normalised statement. It is hashed
   * with the salt of the installation and never stored or shown.
   */
  readonly subject: string;
  /** The same without anything secret, for the baseline; `subject` when it is left out. */
  readonly open?: string;
  /** What was found, in at most 200 characters, with everything secret replaced. */
  readonly preview: string;
  /** Where it differs from the rule's. */
  readonly weight?: Rule['weight'];
  /** What this one adds to the words of its rule. */
  readonly note?: string;
}

/** What a detector saw and what it could not read. */
export interface Seen {
  readonly sightings: readonly Sighting[];
  readonly unread: readonly Unread[];
}

export interface DetectorContext {
  /** Those of the base branch's configuration. */
  readonly zones: readonly Zone[];
  /** Whether a path is in a zone whose changes cannot be undone: there what cannot be read is not let through. */
  readonly irreversible: (path: string) => boolean;
  /** By which settings the second text of `.github/wired-chaos.yml` asks for less than the first, in words. */
  readonly loosened?: (base: string, head: string | null) => readonly string[];
}

/** Which of a file's texts a detector needs beside the lines that were added. */
export type Wanted = 'nothing' | 'head' | 'both';

/** Looks for what a number of rules are about. Adding one is adding a folder and a line in detectors.ts. */
export interface Detector {
  readonly name: string;
  readonly rules: readonly Rule[];
  /**
   * What it needs of a file of this path. Where it is not `nothing`, `texts` of such files are there, unless they
   * could not be read.
   */
  readonly wants: (path: string) => Wanted;
  /** Pure: the same files give the same answer. Parsers are loaded only when a file needs them. */
  readonly detect: (files: readonly ChangedFile[], context: DetectorContext) => Seen | Promise<Seen>;
}
