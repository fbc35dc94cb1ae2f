import type { RepositoryId } from '../../domain/ids.ts';
import { repositoryOf } from '../../domain/object.ts';
import { anchorKind, anchorOf } from '../../platform/ledger/anchor.ts';
import { anchorDue } from '../../platform/ledger/anchor-due.ts';
import type { FlowContext } from '../flow.ts';
import { AnchorNote, type AnchorState, nothingNoted } from './state.ts';

/** Where the note is kept. */
export const noteKey = 'ledger-anchor';

/** So many of the newest entries say which repositories are alive. */
const lookBack = 100;

/** Reads how far the installation's ledger has come, all of it from the stores. */
export async function readAnchor(
  { client, ledger, notes }: FlowContext,
  { now, every }: { readonly now: Date; readonly every: number },
): Promise<AnchorState> {
  const { installation } = client;
  const parsed = AnchorNote.safeParse(await notes.get(installation, noteKey));
  const head = await ledger.head(installation);
  const [anchored] = await ledger.list({ installation, kind: anchorKind, newest: true, limit: 1 });
  const anchor = anchored === undefined ? null : anchorOf(anchored);
  const due = anchorDue({
    newest: head?.seq ?? 0,
    begun: (await ledger.entry(installation, 1))?.at ?? null,
    last: anchored === undefined || anchor === null ? null : { seq: anchor.seq, at: anchored.at },
    now,
    every,
  });
  const about = new Set<RepositoryId>();
  if (due) {
    const newest = await ledger.list({ installation, newest: true, limit: lookBack });
    for (const { object } of newest.reverse()) if (object !== undefined) about.add(repositoryOf(object));
  }
  return {
    note: parsed.success ? parsed.data : nothingNoted,
    due,
    about: [...about],
    forgetBefore: new Date(now.getTime() - every).toISOString(),
  };
}
