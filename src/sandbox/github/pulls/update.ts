import { type Context, timestamp } from '../context.ts';
import { isAncestor, resolveCommit } from '../git/refs.ts';
import type { Author } from '../http/actor.ts';
import { invalid } from '../http/reply.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { closePull } from './close.ts';
import { emitPull } from './events.ts';
import { publishHead } from './follow.ts';

export interface PullChanges {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly base?: string | undefined;
}

/**
 * Changes a pull request and announces each change. The repository's lock must be held.
 * @throws {Refusal} 422 for an unknown base, and for reopening what cannot be reopened.
 */
export async function updatePull(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  input: PullChanges,
  author: Author,
): Promise<void> {
  const changes: Record<string, unknown> = {};
  if (input.title !== undefined && input.title !== issue.title) {
    changes.title = { from: issue.title };
    issue.title = input.title;
  }
  if (input.body !== undefined && input.body !== issue.body) {
    changes.body = { from: issue.body ?? '' };
    issue.body = input.body;
  }
  if (input.base !== undefined && input.base !== issue.pull.baseRef) {
    changes.base = await retarget(context, repository, issue, input.base, author);
  }
  if (Object.keys(changes).length > 0) {
    issue.updatedAt = timestamp(context);
    await emitPull(context, repository, issue, 'edited', author, { changes });
  }
  if (input.state === 'closed' && issue.state === 'open') await closePull(context, repository, issue, author);
  if (input.state === 'open' && issue.state === 'closed') await reopen(context, repository, issue, author);
}

async function retarget(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  base: string,
  author: Author,
) {
  const sha = await resolveCommit(repository.directory, `refs/heads/${base}`);
  if (sha === null) throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' });
  const from = { ref: { from: issue.pull.baseRef }, sha: { from: issue.pull.baseSha } };
  issue.pull.baseRef = base;
  issue.pull.baseSha = sha;
  const change = { id: context.state.nextId(), byId: author.user.id, at: timestamp(context) };
  issue.pull.baseChanges.push(change);
  return from;
}

async function reopen(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  author: Author,
): Promise<void> {
  const { pull } = issue;
  const source = context.state.repository(pull.headRepositoryId ?? repository.id);
  const head = await resolveCommit(source.directory, `refs/heads/${pull.headRef}`);
  // GitHub reopens nothing whose branch is gone or was rewritten meanwhile.
  if (pull.merged !== null || head === null || !(await isAncestor(source.directory, pull.headSha, head))) {
    throw invalid({ resource: 'PullRequest', field: 'state', code: 'invalid' });
  }
  issue.state = 'open';
  issue.closedAt = null;
  issue.closedById = null;
  issue.updatedAt = timestamp(context);
  pull.headSha = head;
  pull.baseSha = (await resolveCommit(repository.directory, `refs/heads/${pull.baseRef}`)) ?? pull.baseSha;
  await publishHead(context, repository, issue);
  await emitPull(context, repository, issue, 'reopened', author);
}
