import { createHash } from 'node:crypto';
import { DecisionId, SignalId } from '../domain/ids.ts';
import type { Signal } from '../domain/signal.ts';

/**
 * The id of what was observed, so that seeing the same thing again is the same signal: repository, what is asked
 * about, and whether somebody is undoing it.
 */
export function signalId(signal: Omit<Signal, 'id'>): SignalId {
  const { facts } = signal;
  const observed = [
    signal.installation,
    // By number: a rename does not make it another observation.
    signal.repositoryId,
    facts.kind,
    ...aboutOf(facts),
    facts.undone?.evidence ?? null,
  ];
  return SignalId.parse(`sig_${digest(observed)}`);
}

/** Who ordered a rollback, and how often, does not make it another one: a change is taken back once. */
function aboutOf(facts: Signal['facts']): unknown[] {
  switch (facts.kind) {
    case 'main-branch-red':
      return [
        facts.workflow.id,
        facts.branch,
        facts.firstRed,
        facts.suspects.map((suspect) => suspect.commits),
      ];
    case 'operator-rollback':
      return [facts.branch, facts.suspect.commits];
  }
}

/** The id of a decision: the same signal under the same rule and policy is the same decision. */
export function decisionId(
  signal: SignalId,
  rule: string,
  version: number,
  policyVersion: string,
): DecisionId {
  return DecisionId.parse(`dec_${digest([signal, rule, version, policyVersion])}`);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
