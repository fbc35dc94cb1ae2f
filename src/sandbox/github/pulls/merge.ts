import { type Context, timestamp } from '../context.ts';
import { listCommits, readCommit, writeCommit } from '../git/commits.ts';
import { mergedTree, replay } from '../git/merge.ts';
import type { Author } from '../http/actor.ts';
import { Refusal } from '../http/reply.ts';
import { isExempt } from '../pushes/guard.ts';
import { changeRef } from '../pushes/record.ts';
import { noreply } from '../shape/push.ts';
import type { User } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { closePull } from './close.ts';
import { baseTip } from './range.ts';
import { unmetRequirements } from './requirements.ts';
import { webFlow } from './test-merge.ts';

export interface MergeInput {
  readonly method: 'merge' | 'squash' | 'rebase';
  readonly title: string | null;
  readonly message: string | null;
  /** The head that the caller saw. */
  readonly sha: string | null;
}

/**
 * Merges a pull request. The repository's lock must be held. Returns the commit on the base branch.
 * @throws {Refusal} 405 while something forbids it, 409 when the head is another than the caller saw.
 */
export async function mergePull(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  input: MergeInput,
  author: Author,
): Promise<string> {
  const { pull } = issue;
  if (pull.merged !== null) throw new Refusal(405, 'Pull Request is not mergeable');
  if (issue.state === 'closed') throw new Refusal(405, 'Pull Request is closed');
  if (input.sha !== null && input.sha !== pull.headSha) {
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  }
  if (pull.draft) throw new Refusal(405, 'Pull Request is still a draft');
  if (repository.mergeQueues.has(pull.baseRef)) {
    throw new Refusal(405, 'Changes must be made through the merge queue');
  }
  const protection = repository.protections.get(pull.baseRef);
  if (protection !== undefined && !isExempt(context, repository, protection, author)) {
    const unmet = await unmetRequirements(context, repository, issue);
    if (unmet.length > 0) throw new Refusal(405, unmet.map(({ message }) => message).join(' '));
    if (protection.requiredLinearHistory && input.method === 'merge') {
      throw new Refusal(405, 'Merge commits are not allowed on this repository.');
    }
  }
  const base = await baseTip(repository, issue);
  const sha = await writeMerge(context, repository, issue, base, input, author.user);
  if (sha === null) throw new Refusal(405, 'Pull Request is not mergeable');
  pull.baseSha = base;
  pull.merged = { at: timestamp(context), byId: author.user.id, sha };
  await closePull(context, repository, issue, author);
  const change = { ref: `refs/heads/${pull.baseRef}`, before: base, after: sha };
  await changeRef(context, repository, change, author, 'pr_merge');
  return sha;
}

async function writeMerge(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  base: string,
  input: MergeInput,
  by: User,
): Promise<string | null> {
  const { directory } = repository;
  const { headSha } = issue.pull;
  const person = (user: User) => ({
    name: user.name ?? user.login,
    email: noreply(user),
    date: timestamp(context),
  });
  if (input.method === 'rebase') return replay(directory, base, headSha, person(by));
  const tree = await mergedTree(directory, base, headSha);
  if (tree === null) return null;
  const squash = input.method === 'squash';
  const message = squash ? await squashMessage(repository, issue, base) : mergeMessage(issue);
  return writeCommit(directory, {
    tree,
    parents: squash ? [base] : [base, headSha],
    message: `${input.title ?? message.title}\n\n${input.message ?? message.body}`.trim(),
    author: person(squash ? context.state.user(issue.authorId) : by),
    committer: webFlow(context),
  });
}

/** GitHub's own words for a merge commit. */
export function mergeMessage(issue: PullIssue): { readonly title: string; readonly body: string } {
  const { headOwnerLogin, headRef } = issue.pull;
  return {
    title: `Merge pull request #${issue.number} from ${headOwnerLogin}/${headRef}`,
    body: issue.title,
  };
}

/** A single commit's own message, or the title of the pull request and a list of its commits. */
async function squashMessage(repository: Repository, issue: PullIssue, base: string) {
  const range = { revisions: [issue.pull.headSha, `^${base}`] };
  const commits = (await listCommits(repository.directory, range)).reverse();
  const [first] = commits;
  if (commits.length === 1 && first !== undefined) {
    const { message } = await readCommit(repository.directory, first.sha);
    const [subject = '', ...rest] = message.split('\n');
    return { title: `${subject} (#${issue.number})`, body: rest.join('\n').trim() };
  }
  return {
    title: `${issue.title} (#${issue.number})`,
    body: commits.map(({ message }) => `* ${message}`).join('\n\n'),
  };
}
