import type { components } from '@octokit/openapi-types';
import { associationOf } from '../access.ts';
import type { Context } from '../context.ts';
import type { Review } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import type { PullIssue } from '../state/state.ts';
import { simpleUser } from './account.ts';
import { nodeId } from './node-id.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** A review, as the REST API gives it: states in capitals. */
export function reviewShape(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  review: Review,
): components['schemas']['pull-request-review'] {
  const author = context.state.account(review.authorId);
  const pullUrl = `${repositoryUrl(context, repository)}/pulls/${issue.number}`;
  const page = `${repositoryPage(context, repository)}/pull/${issue.number}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: simpleUser(context, author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: pullUrl,
    author_association: associationOf(context.state, repository, author),
    _links: { html: { href: page }, pull_request: { href: pullUrl } },
    ...(review.submittedAt === null ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commitSha,
  };
}

/** The `review` member of payloads: states in small letters, null for an empty body. */
export function reviewPayload(context: Context, repository: Repository, issue: PullIssue, review: Review) {
  return {
    ...reviewShape(context, repository, issue, review),
    state: review.state.toLowerCase(),
    body: review.body === '' ? null : review.body,
    submitted_at: review.submittedAt,
    updated_at: review.updatedAt,
  };
}
