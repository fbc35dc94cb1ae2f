import { z } from 'zod';
import type { PullChange } from '../../change/gate/facts.ts';
import { listChecks } from '../../connect/github/checks.ts';
import type { RepositoryId, Sha } from '../../domain/ids.ts';
import { commitObject } from '../../domain/object.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { CheckName, VerdictState } from '../../domain/verdict.ts';
import type { FlowContext } from '../flow.ts';
import { verdictKey } from '../write-verdicts.ts';

const VerdictEntry = z.object({ state: VerdictState });

/**
 * How each check of the App stood at a head when it was merged: what its newest check run shows, if that is on the
 * ledger. Whatever another App or a workflow wrote under our names says nothing.
 */
export async function readVerdicts(
  { client, ledger, app }: FlowContext,
  place: { readonly repository: RepositoryRef; readonly repositoryId: RepositoryId },
  head: Sha,
): Promise<PullChange['verdicts']> {
  const { own } = await listChecks(client, place.repository, head, app.id);
  const commit = commitObject(place.repositoryId, head);
  return Promise.all(
    CheckName.options.map(async (check) => {
      const shown = own.find(({ name }) => name === `wired-chaos/${check}`);
      if (shown?.mark == null || shown.digest === null) return { check, state: 'missing' as const };
      const { name, digest, mark } = shown;
      const key = verdictKey({ commit, name, version: mark.version, digest });
      const entry = VerdictEntry.safeParse((await ledger.find(client.installation, key))?.data);
      if (!entry.success) return { check, state: 'missing' as const };
      const { state } = entry.data;
      const green = state === 'passed' || state === 'not-applicable';
      return { check, state: green ? ('passed' as const) : ('red' as const) };
    }),
  );
}
