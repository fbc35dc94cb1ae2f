import type { components } from '@octokit/openapi-types';
import { associationOf } from '../access.ts';
import type { Context } from '../context.ts';
import { countCommits } from '../git/commits.ts';
import { changedFiles } from '../git/diff.ts';
import { mergeabilityOf } from '../pulls/mergeability.ts';
import { pullDiff } from '../pulls/range.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { simpleUser, team } from './account.ts';
import { labelsOf } from './issue.ts';
import { nodeId } from './node-id.ts';
import { repositoryPage, repositoryShape, repositoryUrl } from './repository.ts';

type Simple = components['schemas']['pull-request-simple'];

/** What pull requests have in common in lists, answers and payloads. */
function base(context: Context, repository: Repository, issue: PullIssue) {
  const { state } = context;
  const { pull } = issue;
  const api = repositoryUrl(context, repository);
  const url = `${api}/pulls/${issue.number}`;
  const issueUrl = `${api}/issues/${issue.number}`;
  const page = `${repositoryPage(context, repository)}/pull/${issue.number}`;
  const comments = `${issueUrl}/comments`;
  const statuses = `${api}/statuses/${pull.headSha}`;
  const reviewComment = `${api}/pulls/comments{/number}`;
  const author = state.account(issue.authorId);
  const assignees = [...issue.assigneeIds].map((id) => simpleUser(context, state.account(id)));
  return {
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: reviewComment,
    comments_url: comments,
    statuses_url: statuses,
    number: issue.number,
    state: issue.state,
    locked: false,
    active_lock_reason: null,
    title: issue.title,
    user: simpleUser(context, author),
    body: issue.body,
    milestone: null,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.sha ?? pull.testMergeSha,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: [...pull.requestedReviewerIds].map((id) => simpleUser(context, state.account(id))),
    ...ends(context, repository, issue),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issueUrl },
      comments: { href: comments },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: reviewComment },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: associationOf(state, repository, author),
    auto_merge: null,
    draft: pull.draft,
  };
}

function ends(context: Context, repository: Repository, issue: PullIssue) {
  const { state } = context;
  const { pull } = issue;
  const owner = state.account(repository.ownerId);
  const headRepository = state.repository(pull.headRepositoryId ?? repository.id);
  const headOwner = state.account(headRepository.ownerId);
  return {
    head: {
      label: `${headOwner.login}:${pull.headRef}`,
      ref: pull.headRef,
      sha: pull.headSha,
      user: simpleUser(context, headOwner),
      repo: repositoryShape(context, headRepository),
    },
    base: {
      label: `${owner.login}:${pull.baseRef}`,
      ref: pull.baseRef,
      sha: pull.baseSha,
      user: simpleUser(context, owner),
      repo: repositoryShape(context, repository),
    },
  };
}

function requestedTeams(context: Context, repository: Repository, issue: PullIssue) {
  const owner = context.state.account(repository.ownerId);
  if (owner.type !== 'Organization') return [];
  return [...issue.pull.requestedTeams].flatMap((slug) => {
    const found = owner.teams.get(slug);
    return found === undefined ? [] : [team(context, owner, found)];
  });
}

/** A pull request as lists have it. */
export function simplePull(context: Context, repository: Repository, issue: PullIssue): Simple {
  return {
    ...base(context, repository, issue),
    labels: labelsOf(context, repository, issue).map((label) => ({
      ...label,
      description: label.description ?? '',
    })),
    requested_teams: requestedTeams(context, repository, issue),
  };
}

/** A pull request in full, as answered for one and as sent in payloads. */
export async function fullPull(
  context: Context,
  repository: Repository,
  issue: PullIssue,
): Promise<components['schemas']['pull-request']> {
  const { pull } = issue;
  const { from, to } = await pullDiff(repository, issue);
  // Its mergeability first: that may renew the test merge, which is shown too.
  const mergeability = await mergeabilityOf(context, repository, issue);
  const [files, commits] = await Promise.all([
    changedFiles(repository.directory, from, to),
    countCommits(repository.directory, from === null ? to : `${from}..${to}`),
  ]);
  return {
    ...base(context, repository, issue),
    labels: labelsOf(context, repository, issue),
    requested_teams: requestedTeams(context, repository, issue),
    merged: pull.merged !== null,
    mergeable: mergeability.mergeable,
    rebaseable: mergeability.mergeable,
    mergeable_state: mergeability.state,
    merged_by: pull.merged === null ? null : simpleUser(context, context.state.account(pull.merged.byId)),
    comments: issue.comments.length,
    review_comments: 0,
    maintainer_can_modify: pull.maintainerCanModify,
    commits,
    additions: files.reduce((sum, file) => sum + (file.additions ?? 0), 0),
    deletions: files.reduce((sum, file) => sum + (file.deletions ?? 0), 0),
    changed_files: files.length,
  };
}

/** A pull request whose mergeability GitHub has not worked out yet, as right after its head moved. */
export function withUnknownMergeability<T extends components['schemas']['pull-request']>(pull: T): T {
  return { ...pull, mergeable: null, rebaseable: null, mergeable_state: 'unknown', merge_commit_sha: null };
}
