import type { Context } from '../context.ts';
import { resolveCommit } from '../git/refs.ts';
import { unmetChecks } from '../pulls/requirements.ts';
import type { MergeQueue } from '../state/merge-queue.ts';
import type { Repository } from '../state/repository.ts';
import { dropGroup } from './drop-group.ts';
import { pullOfEntry } from './entry.ts';
import { formGroup } from './form.ts';
import { mergeGroup } from './merge-group.ts';
import { takeOut } from './take-out.ts';

/**
 * Brings a queue's group to where its checks and the branch ask it to be: merged when every required check passes on
 * the group's head, without its last pull request when one fails, formed anew when the branch moved. The lock must
 * be held.
 */
export async function settle(
  context: Context,
  repository: Repository,
  branch: string,
  queue: MergeQueue,
): Promise<void> {
  const { group } = queue;
  if (group === null) return;
  const at = { branch, queue, group };
  const protection = repository.protections.get(branch);
  const unmet = protection === undefined ? [] : unmetChecks(context, repository, protection, group.headSha);
  if ((await resolveCommit(repository.directory, `refs/heads/${branch}`)) !== group.baseSha) {
    await dropGroup(context, repository, at, 'invalidated');
  } else if (unmet.length === 0) {
    await mergeGroup(context, repository, at);
  } else if (unmet.some(({ wrong }) => wrong === 'failing')) {
    const last = group.merges.at(-1);
    if (last !== undefined) await takeOut(context, repository, queue, last.entry, 'CI_FAILURE');
    await dropGroup(context, repository, at, 'dequeued');
  } else {
    return;
  }
  await formGroup(context, repository, branch, queue);
}

/** Takes out what is no longer what was put in: pushed to, closed, drafted or retargeted. The lock must be held. */
export async function withdraw(
  context: Context,
  repository: Repository,
  branch: string,
  queue: MergeQueue,
): Promise<void> {
  const stale = queue.entries.filter((entry) => {
    const { state, pull } = pullOfEntry(repository, entry);
    return state === 'closed' || pull.draft || pull.headSha !== entry.headSha || pull.baseRef !== branch;
  });
  if (stale.length === 0) return;
  for (const entry of stale) await takeOut(context, repository, queue, entry, 'UNKNOWN_REMOVAL_REASON');
  const { group } = queue;
  if (group?.merges.some(({ entry }) => stale.includes(entry))) {
    await dropGroup(context, repository, { branch, queue, group }, 'dequeued');
  }
  await formGroup(context, repository, branch, queue);
}
