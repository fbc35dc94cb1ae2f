import { z } from 'zod';
import { Autonomy } from './configuration.ts';
import { DecisionId, EvidenceId, SignalId } from './ids.ts';
import { Task } from './task.ts';

/** What the App decided about a signal, with all that is needed to explain it and to compute it again. */
export const Decision = z.object({
  id: DecisionId,
  signal: SignalId,
  task: Task,
  /** The rule that decided, and why it says so. */
  rule: z.object({ id: z.string(), version: z.number().int(), why: z.string() }),
  /** 0 to 1. A rule states it; `calibrated` says whether outcomes have confirmed it. */
  confidence: z.object({ value: z.number().min(0).max(1), calibrated: z.boolean() }),
  evidence: z.array(EvidenceId),
  /** What else could have been done, and why it was not. */
  alternatives: z.array(z.object({ task: z.string(), rejected: z.string() })),
  /** The autonomy in force, and what it made of the task. */
  boundary: z.object({
    autonomy: Autonomy,
    outcome: z.enum(['proceed', 'ask', 'record-only']),
    why: z.string(),
  }),
  /** Hash of the configuration that was in force (base branch). */
  policyVersion: z.string(),
});
export type Decision = z.infer<typeof Decision>;
