import { z } from 'zod';
import { Sha } from './ids.ts';

/** What is asked of the evidence for a change, one by one. */
export const EvidenceItemId = z.enum([
  /** Every command succeeds on head. */
  'head-green',
  /** No test that passes on base fails on head; those that are mended are named. */
  'nothing-broken',
  /** Tests that the change adds or edits fail when the rest of the change is taken away. */
  'tests-prove-the-change',
  /** Tests that ran on base still run on head: none deleted, skipped or emptied. */
  'tests-kept',
  /** How many of the changed lines the tests execute. */
  'changed-lines-covered',
  /** Tests that failed and then passed with the same code. */
  'no-flakes',
  /** The change was taken back on a scratch work tree, and the commands say what they say on base. */
  'rollback-rehearsed',
]);
export type EvidenceItemId = z.infer<typeof EvidenceItemId>;

/** One thing that was asked, how it stands, and why. Names in `details` come from test code: untrusted text. */
export const EvidenceItem = z.object({
  id: EvidenceItemId,
  state: z.enum(['pass', 'fail', 'not-applicable']),
  reason: z.string(),
  /** What is meant, such as names of tests or paths; bounded. */
  details: z.array(z.string()),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

/** Tests, counted over all commands. */
const Counts = z.object({
  passed: z.number().int(),
  failed: z.number().int(),
  skipped: z.number().int(),
});

/** How many there are, and the names of the first; untrusted text. */
const Named = z.object({ count: z.number().int(), names: z.array(z.string()) });

/** Whether every command succeeded. */
const Light = z.enum(['green', 'red']);

/**
 * The evidence for one pull request at one head, as the App assembled it itself: `evidence.json`. It belongs to
 * exactly this run, attempt, head, base and configuration.
 */
export const Evidence = z.object({
  version: z.literal(1),
  run: z.object({ id: z.number().int(), attempt: z.number().int(), url: z.string() }),
  head: Sha,
  base: Sha,
  /** `evidenceVersion` of the base branch's configuration. */
  configuration: z.string(),
  items: z.array(EvidenceItem),
  lights: z.object({ base: Light, head: Light }),
  /** Test counts where a phase reported any. */
  tests: z.object({ base: Counts.nullable(), head: Counts.nullable() }),
  /** Tests that fail on base and pass on head, and the reverse. */
  mended: Named,
  broken: Named,
  coverage: z.object({ changed: z.number().int(), covered: z.number().int() }).nullable(),
  rollback: z.object({
    rehearsed: z.boolean(),
    conflicts: z.array(z.string()),
    /** Paths whose effect a revert does not undo, such as migrations. */
    irreversible: z.array(z.string()),
  }),
  /** Seconds of the runner's time that all phases took. */
  seconds: z.number(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Why there is no evidence (yet). */
export const EvidenceGap = z.discriminatedUnion('kind', [
  /** The base branch's configuration asks for none. */
  z.object({ kind: z.literal('not-configured') }),
  /** No run for this head yet, or it has not ended. */
  z.object({ kind: z.literal('pending'), what: z.string(), url: z.string().nullable() }),
  /** GitHub waits for a maintainer to let a run of a fork start. */
  z.object({ kind: z.literal('needs-approval'), url: z.string() }),
  /** The pull request changes what judges it: a person has to look. */
  z.object({ kind: z.literal('guard-changed'), paths: z.array(z.string()) }),
  /** There is a run, and it cannot be believed. */
  z.object({ kind: z.literal('rejected'), reasons: z.array(z.string()), url: z.string() }),
  /** The repository's minutes for evidence are used up. */
  z.object({ kind: z.literal('over-budget'), used: z.number(), budget: z.number() }),
]);
export type EvidenceGap = z.infer<typeof EvidenceGap>;
