import type { components } from '@octokit/openapi-types';
import { associationOf } from '../access.ts';
import type { Context } from '../context.ts';
import type { Comment, Issue, Reaction } from '../state/issue.ts';
import type { Label, Repository } from '../state/repository.ts';
import { simpleUser } from './account.ts';
import { appShape } from './app.ts';
import { nodeId } from './node-id.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** A label of a repository. */
export function labelShape(
  context: Context,
  repository: Repository,
  label: Label,
): components['schemas']['label'] {
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${repositoryUrl(context, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    description: label.description,
    color: label.color,
    default: false,
  };
}

/** The labels of an issue. */
export function labelsOf(
  context: Context,
  repository: Repository,
  issue: Issue,
): components['schemas']['label'][] {
  return [...issue.labels].flatMap((name) => {
    const label = repository.labels.get(name);
    return label === undefined ? [] : [labelShape(context, repository, label)];
  });
}

/** An issue, or a pull request seen as one. */
export function issueShape(
  context: Context,
  repository: Repository,
  issue: Issue,
): components['schemas']['issue'] {
  const { state } = context;
  const url = `${repositoryUrl(context, repository)}/issues/${issue.number}`;
  const page = repositoryPage(context, repository);
  const pullPage = `${page}/pull/${issue.number}`;
  const author = state.account(issue.authorId);
  const assignees = [...issue.assigneeIds].map((id) => simpleUser(context, state.account(id)));
  return {
    id: issue.id,
    node_id: nodeId(issue.pull === null ? 'Issue' : 'PullRequest', issue.id),
    url,
    repository_url: repositoryUrl(context, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: issue.pull === null ? `${page}/issues/${issue.number}` : pullPage,
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: simpleUser(context, author),
    labels: labelsOf(context, repository, issue),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: issue.comments.length,
    ...(issue.pull === null
      ? {}
      : {
          draft: issue.pull.draft,
          pull_request: {
            url: `${repositoryUrl(context, repository)}/pulls/${issue.number}`,
            html_url: pullPage,
            diff_url: `${pullPage}.diff`,
            patch_url: `${pullPage}.patch`,
            merged_at: issue.pull.merged?.at ?? null,
          },
        }),
    closed_at: issue.closedAt,
    closed_by: issue.closedById === null ? null : simpleUser(context, state.account(issue.closedById)),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    author_association: associationOf(state, repository, author),
    performed_via_github_app: issue.appId === null ? null : appShape(context, state.app(issue.appId)),
    reactions: reactionRollup(`${url}/reactions`, []),
  };
}

/** A comment on an issue or on a pull request's conversation. */
export function commentShape(
  context: Context,
  repository: Repository,
  comment: Comment,
): components['schemas']['issue-comment'] {
  const { state } = context;
  const api = repositoryUrl(context, repository);
  const url = `${api}/issues/comments/${comment.id}`;
  const author = state.account(comment.authorId);
  const pull = repository.issues.get(comment.issueNumber)?.pull ?? null;
  const place = `${pull === null ? 'issues' : 'pull'}/${comment.issueNumber}`;
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url,
    html_url: `${repositoryPage(context, repository)}/${place}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${comment.issueNumber}`,
    user: simpleUser(context, author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(state, repository, author),
    body: comment.body,
    performed_via_github_app: comment.appId === null ? null : appShape(context, state.app(comment.appId)),
    reactions: reactionRollup(`${url}/reactions`, comment.reactions),
  };
}

function reactionRollup(
  url: string,
  reactions: readonly Reaction[],
): components['schemas']['reaction-rollup'] {
  const count = (content: Reaction['content']) =>
    reactions.filter((reaction) => reaction.content === content).length;
  return {
    url,
    total_count: reactions.length,
    '+1': count('+1'),
    '-1': count('-1'),
    laugh: count('laugh'),
    hooray: count('hooray'),
    confused: count('confused'),
    heart: count('heart'),
    rocket: count('rocket'),
    eyes: count('eyes'),
  };
}
