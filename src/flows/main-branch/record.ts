import { z } from 'zod';
import type { Autonomy } from '../../domain/configuration.ts';
import { Decision } from '../../domain/decision.ts';
import type { InstallationId, SignalId } from '../../domain/ids.ts';
import { Sha } from '../../domain/ids.ts';
import { Signal } from '../../domain/signal.ts';
import type { Ledger } from '../../platform/ledger.ts';
import type { Recorded, Written } from './state.ts';

const DecisionEntry = z.object({ signal: Signal, decision: Decision });

const WrittenEntry = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), branch: z.string(), commit: Sha, base: Sha }),
  z.object({ ok: z.literal(false), problem: z.string() }),
]);

/** A signal is decided once under each autonomy: who loosens it later wants a new answer, not the old one. */
export function decisionKey(signal: SignalId, autonomy: Autonomy): string {
  return `decision:${signal}:${autonomy}`;
}

/** Where the ledger keeps what was written for a decision. */
export function changeKey(decision: Decision['id']): string {
  return `change:${decision}`;
}

/** Where the ledger keeps how a decision ended. */
export function outcomeKey(decision: string): string {
  return `outcome:${decision}`;
}

/** The decision that is kept under a key of the ledger, when there is one. */
export async function findDecision(
  ledger: Ledger,
  installation: InstallationId,
  key: string,
): Promise<Recorded | null> {
  const entry = await ledger.find(installation, key);
  if (entry === null) return null;
  return { ...DecisionEntry.parse(entry.data), entry: { seq: entry.seq, hash: entry.hash } };
}

/** The commit that was written for a decision, when one was, or why none could be. */
export async function findWritten(
  ledger: Ledger,
  installation: InstallationId,
  decision: Decision['id'],
): Promise<Written | null> {
  const entry = await ledger.find(installation, changeKey(decision));
  return entry === null ? null : WrittenEntry.parse(entry.data);
}

const OutcomeEntry = z.object({
  outcome: z.enum(['merged', 'declined', 'asked']),
  pull: z.number().nullable(),
});

/** How a decision ended, or null while that is open. */
export async function findOutcome(
  ledger: Ledger,
  installation: InstallationId,
  decision: Decision['id'],
): Promise<z.infer<typeof OutcomeEntry> | null> {
  const entry = await ledger.find(installation, outcomeKey(decision));
  return entry === null ? null : OutcomeEntry.parse(entry.data);
}
