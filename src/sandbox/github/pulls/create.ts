import { type Context, timestamp } from '../context.ts';
import { isAncestor, resolveCommit } from '../git/refs.ts';
import type { Author } from '../http/actor.ts';
import { invalid } from '../http/reply.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { emitPull } from './events.ts';
import { publishHead } from './follow.ts';

export interface PullInput {
  readonly title: string;
  readonly body: string | null;
  /** `branch` or `owner:branch`. */
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
  readonly maintainerCanModify: boolean;
}

/**
 * Opens a pull request. The repository's lock must be held.
 * @throws {Refusal} 422 in GitHub's words: unknown branches, nothing to merge, one open already.
 */
export async function createPull(
  context: Context,
  repository: Repository,
  input: PullInput,
  author: Author,
): Promise<PullIssue> {
  const { state } = context;
  const { source, branch } = headOf(context, repository, input.head);
  const baseSha = await resolveCommit(repository.directory, `refs/heads/${input.base}`);
  if (baseSha === null) throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' });
  const headSha = await resolveCommit(source.directory, `refs/heads/${branch}`);
  if (headSha === null) throw invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' });
  const owner = state.account(source.ownerId).login;
  const same = ({ state: open, pull }: PullIssue) =>
    open === 'open' &&
    pull.headRepositoryId === source.id &&
    pull.headRef === branch &&
    pull.baseRef === input.base;
  if (state.pulls(repository).some(same)) {
    throw customError(`A pull request already exists for ${owner}:${branch}.`);
  }
  if (await nothingBetween(repository, source, baseSha, headSha)) {
    throw customError(`No commits between ${input.base} and ${branch}`);
  }
  const now = timestamp(context);
  const issue: PullIssue = {
    id: state.nextId(),
    number: repository.issues.size + 1,
    repositoryId: repository.id,
    title: input.title,
    body: input.body,
    state: 'open',
    stateReason: null,
    authorId: author.user.id,
    appId: author.kind === 'installation' ? author.app.id : null,
    labels: new Set(),
    assigneeIds: new Set(),
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: null,
    comments: [],
    pull: {
      id: state.nextId(),
      headRepositoryId: source.id,
      headOwnerLogin: owner,
      headRef: branch,
      headSha,
      baseRef: input.base,
      baseChanges: [],
      baseSha,
      draft: input.draft,
      merged: null,
      testMergeSha: null,
      tested: null,
      maintainerCanModify: input.maintainerCanModify,
      reviews: [],
      requestedReviewerIds: new Set(),
      requestedTeams: new Set(),
    },
  };
  repository.issues.set(issue.number, issue);
  await publishHead(context, repository, issue);
  await emitPull(context, repository, issue, 'opened', author);
  return issue;
}

/** Which repository of the network, and which branch of it, `head` names. */
function headOf(context: Context, repository: Repository, head: string) {
  const [owner = '', ...rest] = head.split(':');
  if (rest.length === 0) return { source: repository, branch: head };
  const account = context.state.accountNamed(owner);
  const network = (one: Repository) =>
    one.id === repository.id || one.parentId === repository.id || one.id === repository.parentId;
  const source = [...context.state.repositories.values()].find(
    (one) => one.ownerId === account?.id && network(one),
  );
  if (source === undefined) throw invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' });
  return { source, branch: rest.join(':') };
}

async function nothingBetween(
  repository: Repository,
  source: Repository,
  base: string,
  head: string,
): Promise<boolean> {
  // A fork sees its parent's objects; the other way round the head may be unknown yet.
  return (
    (await isAncestor(source.directory, head, base)) || (await isAncestor(repository.directory, head, base))
  );
}

function customError(message: string) {
  return invalid({ resource: 'PullRequest', code: 'custom', message });
}
