import { type Context, timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import type { Author } from '../http/actor.ts';
import { issueShape } from '../shape/issue.ts';
import type { Issue } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import { addLabels } from './labels.ts';

/** Opens an issue and announces it. */
export function createIssue(
  context: Context,
  repository: Repository,
  input: {
    readonly title: string;
    readonly body: string | null;
    readonly labels: readonly string[];
    readonly assigneeIds: readonly number[];
  },
  author: Author,
): Issue {
  const now = timestamp(context);
  const issue: Issue = {
    id: context.state.nextId(),
    number: repository.issues.size + 1,
    repositoryId: repository.id,
    title: input.title,
    body: input.body,
    state: 'open',
    stateReason: null,
    authorId: author.user.id,
    appId: author.kind === 'installation' ? author.app.id : null,
    labels: new Set(),
    assigneeIds: new Set(input.assigneeIds),
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: null,
    comments: [],
    pull: null,
  };
  repository.issues.set(issue.number, issue);
  addLabels(context, repository, issue, input.labels);
  emitIssue(context, repository, issue, 'opened', author);
  return issue;
}

/** Announces an `issues` event with the issue as it is now. */
export function emitIssue(
  context: Context,
  repository: Repository,
  issue: Issue,
  action: string,
  author: Author,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  const shape = issueShape(context, repository, issue);
  emit(context, 'issues', action, { repository, sender: author.user }, { issue: shape, ...extra });
}
