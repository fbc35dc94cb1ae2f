import { z } from 'zod';

/** Numeric id of one installation of the App. Everything stored, asked and decided belongs to exactly one. */
export const InstallationId = z.number().int().positive().brand<'InstallationId'>();
export type InstallationId = z.infer<typeof InstallationId>;

/** GitHub's numeric id of a repository: it outlives every rename and transfer, and is never given again. */
export const RepositoryId = z.number().int().positive().brand<'RepositoryId'>();
export type RepositoryId = z.infer<typeof RepositoryId>;

/** A full git commit id, lower-case hex, SHA-1 or SHA-256. */
export const Sha = z
  .string()
  .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'expected a full commit SHA')
  .brand<'Sha'>();
export type Sha = z.infer<typeof Sha>;

/** Id of a signal: `sig_` and 16 hex digits of the hash of what was observed, so the same observation has one id. */
export const SignalId = z
  .string()
  .regex(/^sig_[0-9a-f]{16}$/)
  .brand<'SignalId'>();
export type SignalId = z.infer<typeof SignalId>;

/** Id of a decision: `dec_` and 16 hex digits of the hash of signal, rule and policy version. */
export const DecisionId = z
  .string()
  .regex(/^dec_[0-9a-f]{16}$/)
  .brand<'DecisionId'>();
export type DecisionId = z.infer<typeof DecisionId>;

/**
 * Id of a piece of evidence, such as `run:123/2` (workflow run and attempt), `commit:<sha>` or `pull:7`: what a
 * rationale points at. It resolves within the repository of the signal.
 */
export const EvidenceId = z
  .string()
  .regex(/^(?:run|commit|pull|check):\S+$/)
  .brand<'EvidenceId'>();
export type EvidenceId = z.infer<typeof EvidenceId>;
