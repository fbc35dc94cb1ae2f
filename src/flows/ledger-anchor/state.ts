import { z } from 'zod';
import { RepositoryId, Sha } from '../../domain/ids.ts';

/** What is to be written down, and where. */
const Plan = z.object({
  seq: z.number().int(),
  hash: z.string(),
  keyId: z.string(),
  signature: z.string(),
  repositoryId: RepositoryId,
  sha: Sha,
});
export type Plan = z.infer<typeof Plan>;

/** A repository in which it could not be written down. */
const Refusal = z.object({ repositoryId: RepositoryId, at: z.string() });

/**
 * What an anchor leaves for the next step. The plan is noted before anything is written, for a crash must not move it
 * to another commit; without the note there would only be one anchor more.
 */
export const AnchorNote = z.object({ plan: Plan.nullable(), refused: z.array(Refusal) });
export type AnchorNote = z.infer<typeof AnchorNote>;

export const nothingNoted: AnchorNote = { plan: null, refused: [] };

export interface AnchorState {
  readonly note: AnchorNote;
  readonly due: boolean;
  /** Repositories that the newest entries are about, the newest first. */
  readonly about: readonly RepositoryId[];
  /** When a refusal is forgotten, ISO 8601, UTC: those before. */
  readonly forgetBefore: string;
}

export type AnchorStep =
  | { readonly kind: 'rest' }
  /** Find a commit in the first of these that has one. */
  | { readonly kind: 'plan'; readonly repositories: readonly RepositoryId[] }
  | { readonly kind: 'write'; readonly plan: Plan };
