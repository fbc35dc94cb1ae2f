import { z } from 'zod';
import { RepositoryId, Sha } from './ids.ts';

/**
 * How a deployment stands, in GitHub's words. `waiting` is GitHub's own: a job waits for the rules of its environment;
 * nobody else can set it.
 */
export const DeploymentState = z.enum([
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
  'waiting',
]);
export type DeploymentState = z.infer<typeof DeploymentState>;

/** A commit on its way to an environment, or there, as GitHub lists it. */
export const Deployment = z.object({
  /** GitHub's id. */
  id: z.number().int().positive(),
  repository: RepositoryId,
  environment: z.string(),
  sha: Sha,
  /** The branch, tag or commit that was asked for; untrusted text. */
  ref: z.string(),
  creator: z.object({ id: z.number().int(), login: z.string(), type: z.string() }).nullable(),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  /** The newest status; null while it has none. */
  state: DeploymentState.nullable(),
  /** When the newest status was set; ISO 8601, UTC. */
  stateAt: z.string().nullable(),
  /** Where its log is, if a status says so; untrusted text. */
  logUrl: z.string().nullable(),
});
export type Deployment = z.infer<typeof Deployment>;

/** What a verification says: inconclusive holds, it never promotes. */
export const VerificationVerdict = z.enum(['pass', 'fail', 'inconclusive']);
export type VerificationVerdict = z.infer<typeof VerificationVerdict>;

/** One way to verify, and what it found. Reasons and details may quote a service's answers: untrusted text. */
export const VerificationPart = z.object({
  kind: z.enum(['synthetic', 'replay', 'canary']),
  verdict: VerificationVerdict,
  /** In one sentence. */
  reason: z.string().max(500),
  /** Per journey, route or metric; bounded. */
  details: z
    .array(z.object({ name: z.string().max(200), verdict: VerificationVerdict, reason: z.string().max(500) }))
    .max(200),
});
export type VerificationPart = z.infer<typeof VerificationPart>;

/** What was verified of one commit in one environment: `verification.json`. */
export const Verification = z.object({
  version: z.literal(1),
  environment: z.string(),
  sha: Sha,
  /** ISO 8601, UTC. */
  startedAt: z.string(),
  endedAt: z.string(),
  /** The worst of the parts: fail before inconclusive before pass. */
  verdict: VerificationVerdict,
  parts: z.array(VerificationPart).min(1).max(10),
});
export type Verification = z.infer<typeof Verification>;
