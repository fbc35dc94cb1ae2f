import type { Analyser } from '../analysis/analyser.ts';
import type { AppIdentity, InstallationClient } from '../connect/github/app-client.ts';
import type { Priority } from '../domain/priority.ts';
import type { Decisions } from '../platform/decisions.ts';
import type { Effects } from '../platform/effects.ts';
import type { Ledger } from '../platform/ledger.ts';
import type { Log } from '../platform/log.ts';
import type { Notes } from '../platform/notes.ts';
import type { OnPoint } from '../platform/points.ts';
import type { Switches } from '../platform/switches.ts';
import type { HealthProbe } from './health-probe.ts';

/** All that a flow may use. It is made for one installation and cannot reach another. */
export interface FlowContext {
  readonly client: InstallationClient;
  readonly app: AppIdentity;
  readonly ledger: Ledger;
  readonly decisions: Decisions;
  readonly notes: Notes;
  /** Whatever changes something on GitHub goes through here; which these are stands in effects/README.md. */
  readonly effects: Effects;
  readonly switches: Switches;
  readonly log: Log;
  /** Where owners see what the App may and accept what it asks for; null when that is not known. */
  readonly page: string | null;
  /** Base URL of GitHub's web side, such as `https://github.com`. */
  readonly html: string;
  /** Has the policy's detectors look at a change, within a deadline. */
  readonly analyse: Analyser['analyse'];
  /** Asks an address that a configuration names how it is. */
  readonly probe: HealthProbe;
  /** Secret that fingerprints are salted with. */
  readonly salt: string;
  readonly onPoint?: OnPoint;
  /** Wakes another flow of this installation. Resolves when the wake-up is stored. */
  wake(kind: string, subject: string, reason: string, priority?: Priority): Promise<void>;
}

/**
 * What becomes of a flow after a step: look at the object again at once, look again later because nothing will wake
 * it, or rest until an event does.
 */
export type Afterwards =
  | { readonly kind: 'again' }
  | { readonly kind: 'later'; readonly milliseconds: number; readonly why: string }
  | { readonly kind: 'rest' };

/**
 * The work on one kind of object, level-triggered: an event only wakes it, and whatever it does follows from what it
 * reads now. So lost, doubled, late and reordered events are harmless.
 */
export interface Flow<State, Step extends { readonly kind: string }, Context = FlowContext> {
  readonly kind: string;
  /** Reads the object's present state. `subject` is `owner/name`, `owner/name#number`, `owner/name#number/comment` or `owner/name@sha`. */
  read(context: Context, subject: string): Promise<State>;
  /** The one next step. Pure. */
  next(state: State): Step;
  /** Takes the step, once: it must notice when a crash hid that it was taken before. */
  act(context: Context, state: State, step: Step): Promise<Afterwards>;
}
