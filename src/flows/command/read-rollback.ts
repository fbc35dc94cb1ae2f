import type { Comment } from '../../connect/github/conversation.ts';
import {
  type Commit,
  getDefaultBranch,
  listCommits,
  listOpenPulls,
  mergedPullOf,
} from '../../connect/github/history.ts';
import type { ApiPull } from '../../connect/github/pull-requests.ts';
import { signalId } from '../../decide/identify.ts';
import type { Autonomy } from '../../domain/configuration.ts';
import { EvidenceId } from '../../domain/ids.ts';
import { fullName } from '../../domain/repository.ts';
import type { Signal, Suspect } from '../../domain/signal.ts';
import type { FlowContext } from '../flow.ts';
import { decisionKey, findDecision, findOutcome } from '../main-branch/record.ts';
import { findUndo, firstParents, groupSuspects } from '../main-branch/suspects.ts';
import type { Place, RollbackFacts } from './state.ts';

/** What an ordered rollback would take back: the commits that the pull request brought to the default branch. */
export async function readRollback(
  context: FlowContext,
  { repository, repositoryId, number }: Place,
  pull: ApiPull,
  comment: Comment,
  autonomy: Autonomy,
): Promise<RollbackFacts> {
  const { client } = context;
  if (!pull.merged)
    return { ok: false, why: 'This pull request is not merged: there is nothing to roll back.' };
  const branch = await getDefaultBranch(client, repository);
  if (branch === null || pull.base.ref !== branch.name) {
    return { ok: false, why: 'Only what was merged into the default branch can be rolled back here.' };
  }
  const line = firstParents(await listCommits(client, repository, branch.head), branch.head);
  const last = line.findIndex((commit) => commit.sha === pull.merge_commit_sha);
  if (last === -1) {
    return { ok: false, why: `Its commit is not among the newest of \`${branch.name}\`: revert it by hand.` };
  }
  const suspect = await readSuspect(context, { repository, number }, pull, line.slice(last), branch.name);
  const undone = findUndo(
    suspect,
    line.slice(0, last),
    await listOpenPulls(client, repository, branch.name),
    context.app.bot,
    fullName(repository),
  );
  const observed: Omit<Signal, 'id'> = {
    installation: client.installation,
    repository,
    repositoryId,
    source: 'operator',
    severity: 'warning',
    trust: 'untrusted',
    evidence: [EvidenceId.parse(`pull:${number}`)],
    facts: {
      kind: 'operator-rollback',
      branch: branch.name,
      suspect,
      undone,
      by: comment.author.login,
      comment: comment.id,
    },
  };
  const signal: Signal = { id: signalId(observed), ...observed };
  const recorded = await findDecision(context.ledger, client.installation, decisionKey(signal.id, autonomy));
  const ended =
    recorded === null ? null : await findOutcome(context.ledger, client.installation, recorded.decision.id);
  return { ok: true, signal, recorded, ended };
}

/**
 * A merge or squash brings one commit to the first-parent line; a rebase as many as the pull request had.
 * @param line first-parent commits from the last that the pull request brought, newest first
 */
async function readSuspect(
  { client }: FlowContext,
  { repository, number }: Pick<Place, 'repository' | 'number'>,
  pull: ApiPull,
  line: readonly Commit[],
  branch: string,
): Promise<Suspect> {
  const [newest] = line;
  if (newest === undefined) throw new Error(`#${number} brought no commit to ${branch}`);
  const summary = await mergedPullOf(client, repository, newest.sha, branch);
  const brought: Commit[] = [];
  for (const commit of line.slice(0, pull.commits)) {
    if (brought.length > 0) {
      const origin = await mergedPullOf(client, repository, commit.sha, branch);
      if (origin?.number !== number) break;
    }
    brought.unshift(commit);
    if (commit.parents.length > 1) break;
  }
  const [suspect] = groupSuspects(brought.map((commit) => ({ commit, pull: summary })));
  if (suspect === undefined) throw new Error(`#${number} brought no commit to ${branch}`);
  return suspect;
}
