import { type Context, timestamp } from '../context.ts';
import { mergeBase } from '../git/commits.ts';
import { isAncestor, zeroSha } from '../git/refs.ts';
import { git } from '../git/run.ts';
import type { Author } from '../http/actor.ts';
import type { Repository } from '../state/repository.ts';
import { isPull, type PullIssue } from '../state/state.ts';
import { closePull } from './close.ts';
import { emitPull, emitReview } from './events.ts';
import { baseTip } from './range.ts';

interface Move {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

/** Lets pull requests follow a branch that moved: their heads, their merges, their end. The lock must be held. */
export async function followRef(
  context: Context,
  repository: Repository,
  move: Move,
  author: Author,
): Promise<void> {
  if (!move.ref.startsWith('refs/heads/')) return;
  const branch = move.ref.slice('refs/heads/'.length);
  for (const base of [...context.state.repositories.values()]) {
    for (const issue of [...base.issues.values()].filter(isPull)) {
      if (issue.state === 'closed' || issue.pull.headRef !== branch) continue;
      if (issue.pull.headRepositoryId === repository.id) await followHead(context, base, issue, move, author);
    }
  }
  for (const issue of context.state.pulls(repository)) {
    if (issue.state === 'open' && issue.pull.baseRef === branch) {
      await followBase(context, repository, issue, move, author);
    }
  }
}

/** The head moved: the pull request shows the new commits, or ends with the branch. */
async function followHead(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  move: Move,
  author: Author,
): Promise<void> {
  if (move.after === zeroSha) {
    await closePull(context, repository, issue, author);
    return;
  }
  const { pull } = issue;
  const tip = await baseTip(repository, issue);
  const before = await diffOf(repository, tip, pull.headSha);
  pull.headSha = move.after;
  pull.baseSha = tip;
  issue.updatedAt = timestamp(context);
  await publishHead(context, repository, issue);
  if (before !== (await diffOf(repository, tip, pull.headSha))) {
    dismissStaleReviews(context, repository, issue, author);
  }
  const shas = { before: move.before, after: move.after };
  await emitPull(context, repository, issue, 'synchronize', author, shas);
  if (await isAncestor(repository.directory, pull.headSha, tip)) {
    await closePull(context, repository, issue, author);
  }
}

/** The base moved: the head may be in it now, or merge differently. */
async function followBase(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  move: Move,
  author: Author,
): Promise<void> {
  if (move.after === zeroSha) {
    await closePull(context, repository, issue, author);
    return;
  }
  if (await isAncestor(repository.directory, issue.pull.headSha, move.after)) {
    if (move.before !== zeroSha) issue.pull.baseSha = move.before;
    issue.pull.merged = { at: timestamp(context), byId: author.user.id, sha: move.after };
    await closePull(context, repository, issue, author);
    return;
  }
}

/** Brings the head's commits into the base repository, under `refs/pull/N/head`. */
export async function publishHead(context: Context, repository: Repository, issue: PullIssue): Promise<void> {
  const { pull } = issue;
  const ref = `refs/pull/${issue.number}/head`;
  if (pull.headRepositoryId !== null && pull.headRepositoryId !== repository.id) {
    const fork = context.state.repository(pull.headRepositoryId);
    const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', fork.directory];
    await git(repository.directory, [...fetch, `+${pull.headSha}:${ref}`]);
    return;
  }
  await git(repository.directory, ['update-ref', ref, pull.headSha]);
}

/** A push that changes the diff dismisses approvals where protection says so. */
function dismissStaleReviews(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  author: Author,
): void {
  const protection = repository.protections.get(issue.pull.baseRef);
  if (protection?.requiredPullRequestReviews?.dismissStaleReviews !== true) return;
  for (const review of issue.pull.reviews) {
    if (review.state !== 'APPROVED') continue;
    review.state = 'DISMISSED';
    review.updatedAt = timestamp(context);
    emitReview(context, repository, issue, review, 'dismissed', author);
  }
}

async function diffOf(repository: Repository, base: string, head: string): Promise<string> {
  const from = (await mergeBase(repository.directory, base, head)) ?? base;
  const diff = await git(repository.directory, ['diff-tree', '-r', '-p', '--full-index', from, head]);
  return diff.stdout.toString('latin1');
}
