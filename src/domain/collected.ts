import { z } from 'zod';
import { Sha } from './ids.ts';

/**
 * What a phase of the evidence run tries out. Each runs in a job of its own, so that the code of one cannot touch the
 * results of another:
 * - `base`: the commands on the base commit, without anything of the pull request;
 * - `head`: the commands on what a merge would make, and failing ones once more;
 * - `without-patch`: the tests of the pull request on everything else of the base: what they prove must fail here;
 * - `rollback`: the pull request taken back again by `git revert` on a scratch work tree of head.
 */
export const EvidencePhase = z.enum(['base', 'head', 'without-patch', 'rollback']);
export type EvidencePhase = z.infer<typeof EvidencePhase>;

const fileName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/)
  .refine((name) => !name.includes('..'));

/** One execution of one command. */
export const CollectedCommand = z.strictObject({
  name: z.string().min(1).max(60),
  /** 1 for the first execution, 2 for the rerun of a failed one. */
  attempt: z.number().int().min(1).max(2),
  exitCode: z.number().int().min(0).max(255).nullable().describe('null: killed, or never started'),
  seconds: z.number().min(0).max(86_400),
  timedOut: z.boolean(),
  /** Names of files beside the manifest. */
  junit: fileName.nullable(),
  coverage: fileName.nullable(),
});
export type CollectedCommand = z.infer<typeof CollectedCommand>;

/**
 * `collected.json` in the artifact `wired-chaos-evidence-<phase>`. It is **untrusted**: whatever ran in the job could
 * have written it. The App believes none of its claims about commits before it has checked them with GitHub.
 */
export const Collected = z.strictObject({
  version: z.literal(1),
  phase: EvidencePhase,
  run: z.strictObject({ id: z.number().int().positive(), attempt: z.number().int().positive() }),
  /** The pull request's head, and the base commit that it was merged with. */
  head: Sha,
  base: Sha,
  /** Digest of the evidence part of the configuration that was used (`evidenceVersion`). */
  configuration: z.string().regex(/^[0-9a-f]{16}$/),
  /** Absolute path of the work tree that the commands ran in: result files name tests and sources by it. */
  root: z.string().startsWith('/').max(1_000),
  commands: z.array(CollectedCommand).max(40),
  rollback: z
    .strictObject({
      /** Paths in which `git revert` met conflicts; empty when it went through. */
      conflicts: z.array(z.string().max(500)).max(100),
      /** The tree after the revert is the base's, byte for byte. */
      restored: z.boolean(),
    })
    .nullable(),
});
export type Collected = z.infer<typeof Collected>;
