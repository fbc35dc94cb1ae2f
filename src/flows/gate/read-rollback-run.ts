import type { RollbackRun } from '../../change/gate/facts.ts';
import type { StartedRun } from '../../connect/github/gate-run.ts';
import { environmentObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import { RollbackRunEntry, rollbackRunKind } from './record.ts';
import type { GatePlace } from './state.ts';

/** As many rollbacks of an environment are looked through, the newest. */
const most = 30;

/**
 * What the App itself started a run for, to go back; null for every other run. What is on the ledger counts, and that
 * GitHub names the App as who started it: this very attempt, for whoever runs it again is somebody else.
 */
export async function readRollbackRun(
  { client, ledger, app }: FlowContext,
  { repositoryId, environment }: GatePlace,
  run: StartedRun,
): Promise<Omit<RollbackRun, 'provenHere'> | null> {
  if (run.event !== 'workflow_dispatch' || run.actor.login !== app.bot || run.startedBy.login !== app.bot) {
    return null;
  }
  const entries = await ledger.list({
    installation: client.installation,
    kind: rollbackRunKind,
    object: environmentObject(repositoryId, environment),
    limit: most,
    newest: true,
  });
  for (const { data } of entries.toReversed()) {
    const entry = RollbackRunEntry.safeParse(data).data;
    if (entry?.run === run.id) return entry;
  }
  return null;
}
