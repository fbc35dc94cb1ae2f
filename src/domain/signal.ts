import { z } from 'zod';
import { EvidenceId, InstallationId, RepositoryId, Sha, SignalId } from './ids.ts';
import { RepositoryRef } from './repository.ts';

/** A group of commits on the default branch that came in together: one pull request, or one direct push. */
export const Suspect = z.object({
  /** First-parent commits of the default branch, oldest first. */
  commits: z.array(Sha).min(1),
  /** The pull request that brought them, when GitHub knows one. */
  pull: z.object({ number: z.number().int(), title: z.string(), author: z.string() }).nullable(),
  /** First line of the newest commit's message: untrusted text. */
  subject: z.string(),
});
export type Suspect = z.infer<typeof Suspect>;

/** The default branch is red, and a second look confirmed it. */
export const MainBranchRed = z.object({
  kind: z.literal('main-branch-red'),
  workflow: z.object({ id: z.number().int(), name: z.string(), path: z.string() }),
  branch: z.string(),
  lastGreen: Sha.nullable(),
  firstRed: Sha,
  /** What came in after the last green commit, up to the first red one. */
  suspects: z.array(Suspect),
  /** Somebody is already undoing the one suspect: a commit on the branch, or an open pull request. */
  undone: z.object({ by: z.string(), evidence: EvidenceId }).nullable(),
  /** How the second look was taken. */
  confirmedBy: z.enum(['rerun', 'later-commit']),
});
export type MainBranchRed = z.infer<typeof MainBranchRed>;

/** Somebody who may has ordered that a merged change be undone. Nothing says that it broke anything. */
export const OperatorRollback = z.object({
  kind: z.literal('operator-rollback'),
  branch: z.string(),
  /** What shall be undone, as it stands on the branch. */
  suspect: Suspect,
  /** Somebody is already undoing it: a commit on the branch, or an open pull request. */
  undone: z.object({ by: z.string(), evidence: EvidenceId }).nullable(),
  /** Login of whoever ordered it. */
  by: z.string(),
  /** Id of the comment in which it was ordered. */
  comment: z.number().int(),
});
export type OperatorRollback = z.infer<typeof OperatorRollback>;

/** An observation worth a decision, in one envelope for all sources. */
export const Signal = z.object({
  id: SignalId,
  installation: InstallationId,
  /** As it was called when it was observed. */
  repository: RepositoryRef,
  repositoryId: RepositoryId,
  source: z.enum(['github', 'operator']),
  severity: z.enum(['info', 'warning', 'critical']),
  /** `untrusted`: some text in the facts was written by people or machines outside the configuration. */
  trust: z.enum(['trusted', 'untrusted']),
  evidence: z.array(EvidenceId),
  facts: z.discriminatedUnion('kind', [MainBranchRed, OperatorRollback]),
});
export type Signal = z.infer<typeof Signal>;
