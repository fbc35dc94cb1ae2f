import type { Decision } from '../../domain/decision.ts';
import { repositoryObject } from '../../domain/object.ts';
import { fullName } from '../../domain/repository.ts';
import type { Signal } from '../../domain/signal.ts';
import { decisionRow } from '../../platform/decisions.ts';
import type { FlowContext } from '../flow.ts';
import { decisionKey } from './record.ts';

/** Puts a decision into the table and on the ledger; one that is there already stays as it is. */
export async function recordDecision(
  context: FlowContext,
  { signal, decision }: { readonly signal: Signal; readonly decision: Decision },
): Promise<void> {
  const { installation } = context.client;
  const { repositoryId } = signal;
  const repository = fullName(signal.repository);
  const key = decisionKey(signal.id, decision.boundary.autonomy);
  // The table first: a crash in between leaves a row without entry, which the next reading decides and saves again.
  await context.decisions.save(decisionRow(installation, { signal, decision }, key));
  await context.ledger.append({
    installation,
    kind: 'decision',
    subject: repository,
    object: repositoryObject(repositoryId),
    key,
    data: { signal, decision },
  });
}
