import { coAuthorsOf } from '../../change/approvals/co-authors.ts';
import { type Arrival, arrivals, firstParents, isMerge } from '../../change/gate/chain.ts';
import type { Change, DirectChange, Live, PullChange, Range } from '../../change/gate/facts.ts';
import { actorOf } from '../../connect/github/actor.ts';
import { type BranchPush, branchPushes } from '../../connect/github/branch-pushes.ts';
import {
  commitsOfPull,
  compareCommits,
  type NamedCommit,
  readCommit,
} from '../../connect/github/commit-range.ts';
import { mergedPullOf } from '../../connect/github/history.ts';
import { type ApiPull, getPull } from '../../connect/github/pull-requests.ts';
import { type RepositoryId, Sha } from '../../domain/ids.ts';
import type { Actor } from '../../domain/pull-request.ts';
import { parseRepository, type RepositoryRef } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import { readVerdicts } from './read-verdicts.ts';

/** More changes at once are not looked through: each costs a handful of requests. */
const mostChanges = 60;

interface Place {
  readonly repository: RepositoryRef;
  readonly repositoryId: RepositoryId;
}

/** What lies between what is live and what would be deployed, and on which side of it that is. */
export interface ReadRange {
  readonly range: Range;
  readonly direction: Live['direction'];
  /** What the range stands on: whose configuration was in force before it. */
  readonly base: Sha | null;
}

const unclear = (reason: string): Range => ({ complete: false, reason });

/**
 * Reads every change between what is live and a commit of the default branch. Where nothing is known to be live it is
 * what the newest move of the branch brought.
 */
export async function readRange(
  context: FlowContext,
  place: Place,
  of: { readonly branch: string; readonly live: Sha | null; readonly commit: Sha },
): Promise<ReadRange> {
  const { client } = context;
  const { repository } = place;
  const { branch, commit } = of;
  const base = of.live ?? (await parentOf(context, repository, commit));
  if (base === null) return { range: unclear('the commit has no parent'), direction: 'forward', base };
  const ahead = await compareCommits(client, repository, base, commit);
  const { direction } = ahead;
  // Going back: what is taken away again counts, and who wrote it.
  const compared = direction === 'back' ? await compareCommits(client, repository, commit, base) : ahead;
  const { commits, paths } = compared;
  if (commits === null)
    return { range: unclear('there are more than 500 commits in between'), direction, base };
  const top = direction === 'back' ? base : commit;
  const { line, below } = firstParents(commits, top);
  const moves = await branchPushes(client, repository, branch);
  if (moves === null) return { range: unclear(`the activity of ${branch} cannot be read`), direction, base };
  const groups = arrivals(line, below, moves);
  if (groups.length > mostChanges) {
    return { range: unclear(`more than ${mostChanges} changes lie in between`), direction, base };
  }
  const byId = new Map<string, NamedCommit>(commits.map((one) => [one.sha, one]));
  const changes = await Promise.all(groups.map((group) => readArrival(context, place, branch, group, byId)));
  const lost = changes.flat().find((change) => typeof change === 'string');
  if (typeof lost === 'string') return { range: unclear(lost), direction, base };
  const known = changes.flat().filter((change): change is Change => typeof change !== 'string');
  return { range: { complete: true, changes: known, paths }, direction, base };
}

async function parentOf(context: FlowContext, repository: RepositoryRef, commit: Sha): Promise<Sha | null> {
  const { parents } = await readCommit(context.client, repository, commit);
  return parents[0] === undefined ? null : Sha.parse(parents[0]);
}

/** The changes of one arrival; a reason where one of them cannot be read. */
async function readArrival(
  context: FlowContext,
  place: Place,
  branch: string,
  { commits, by }: Arrival<BranchPush>,
  byId: ReadonlyMap<string, NamedCommit>,
): Promise<(Change | string)[]> {
  if (by === null || !isMerge(by)) return commits.map((sha) => directOf(sha, by, byId));
  const changes: (Change | string)[] = [];
  // A queue merges several at once, each with a commit of its own on top; a rebase leaves more below it.
  let current: number | null = null;
  for (const sha of commits) {
    const pull = await pullMergedAs(context, place.repository, branch, sha);
    if (pull !== null) {
      current = pull.number;
      changes.push(await readPull(context, place, pull, byId.get(sha)));
    } else if (current === null) {
      changes.push(directOf(sha, by, byId));
    }
  }
  return changes;
}

async function pullMergedAs(
  context: FlowContext,
  repository: RepositoryRef,
  branch: string,
  sha: Sha,
): Promise<ApiPull | null> {
  const found = await mergedPullOf(context.client, repository, sha, branch);
  const pull = found === null ? null : await getPull(context.client, repository, found.number);
  return pull?.merged === true && pull.base.ref === branch && pull.merge_commit_sha === sha ? pull : null;
}

function directOf(sha: Sha, by: BranchPush | null, byId: ReadonlyMap<string, NamedCommit>): DirectChange {
  const commit = byId.get(sha);
  return {
    kind: 'direct',
    sha,
    people: commit?.people ?? [],
    named: namedIn(commit === undefined ? [] : [commit]),
    pushers: by === null ? null : [by.actor],
  };
}

function namedIn(commits: readonly NamedCommit[]): string[] {
  const unknown = commits.flatMap((commit) => commit.unknown);
  return [...new Set([...unknown, ...coAuthorsOf(commits.map(({ message }) => message))])];
}

async function readPull(
  context: FlowContext,
  place: Place,
  pull: ApiPull,
  merged: NamedCommit | undefined,
): Promise<PullChange | string> {
  const { client } = context;
  const head = Sha.parse(pull.head.sha);
  const commits = await commitsOfPull(client, place.repository, pull);
  if (commits === null) return `#${pull.number} has more commits than GitHub lists`;
  // Whoever merges is named by the merge itself and wrote nothing; trailers of its message may name somebody who did.
  const trailers = merged === undefined ? [] : coAuthorsOf([merged.message]);
  return {
    kind: 'pull',
    number: pull.number,
    mergedAt: pull.merged_at ?? pull.updated_at,
    head,
    people: distinct([actorOf(pull.user), ...commits.flatMap(({ people }) => people)]),
    named: [...new Set([...namedIn(commits), ...trailers])],
    pushers: await pushersOf(context, pull, head),
    verdicts: await readVerdicts(context, place, head),
  };
}

function distinct(actors: readonly Actor[]): Actor[] {
  return [...new Map(actors.map((actor) => [actor.id, actor])).values()];
}

/** Who pushed to the branch until it was merged, by GitHub's own log; null when that does not show its head. */
async function pushersOf(context: FlowContext, pull: ApiPull, head: Sha): Promise<Actor[] | null> {
  if (pull.head.repo === null) return null;
  const source = parseRepository(pull.head.repo.full_name);
  const pushes = await branchPushes(context.client, source, pull.head.ref);
  const last = pushes?.findIndex(({ after }) => after === head) ?? -1;
  if (pushes === null || last < 0) return null;
  const own: Actor[] = [];
  for (const { actor, kind } of pushes.slice(last)) {
    own.push(actor);
    // Before that, the name belonged to another branch.
    if (kind === 'branch_creation') break;
  }
  return distinct(own);
}
