import { z } from 'zod';
import { timestamp } from '../context.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, notFound, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { emitReview } from '../pulls/events.ts';
import { reviewShape } from '../shape/review.ts';
import type { Review } from '../state/issue.ts';
import type { PullIssue } from '../state/state.ts';
import { pullOf } from './pulls.ts';

const path = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews';
const read = { app: [{ pull_requests: 'read' }], role: 'read' } as const;
const write = { app: [{ pull_requests: 'write' }], role: 'read' } as const;

const event = z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']);
const creation = z.object({
  body: z.string().optional(),
  event: event.optional(),
  commit_id: z.string().optional(),
});

const stateOf = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

export const routes: readonly Route[] = [
  repositoryRoute('GET', path, read, (call, repository) => {
    const issue = pullOf(call, repository);
    return paged(call, issue.pull.reviews, (one) => reviewShape(call.context, repository, issue, one));
  }),
  repositoryRoute('POST', path, write, async (call, repository, author) => {
    const { context } = call;
    const issue = pullOf(call, repository);
    const input = call.body(creation);
    refuseOwnVerdict(issue, author.user.id, input.event);
    if (input.event !== undefined && input.event !== 'APPROVE' && (input.body ?? '') === '') {
      throw unprocessable('Body cannot be blank');
    }
    const commit = input.commit_id ?? issue.pull.headSha;
    if ((await resolveCommit(repository.directory, commit)) === null) throw unprocessable('Commit not found');
    const now = timestamp(context);
    const review: Review = {
      id: context.state.nextId(),
      authorId: author.user.id,
      body: input.body ?? '',
      state: input.event === undefined ? 'PENDING' : stateOf[input.event],
      commitSha: commit,
      submittedAt: input.event === undefined ? null : now,
      updatedAt: now,
    };
    issue.pull.reviews.push(review);
    issue.pull.requestedReviewerIds.delete(author.user.id);
    if (input.event !== undefined) emitReview(context, repository, issue, review, 'submitted', author);
    return json(200, reviewShape(context, repository, issue, review));
  }),
  repositoryRoute('GET', `${path}/{review_id}`, read, (call, repository) => {
    const issue = pullOf(call, repository);
    return json(200, reviewShape(call.context, repository, issue, reviewOf(call, issue)));
  }),
  repositoryRoute('PUT', `${path}/{review_id}`, write, (call, repository, author) => {
    const issue = pullOf(call, repository);
    const review = reviewOf(call, issue);
    const { body } = call.body(z.object({ body: z.string() }));
    const changes = { body: { from: review.body } };
    review.body = body;
    review.updatedAt = timestamp(call.context);
    emitReview(call.context, repository, issue, review, 'edited', author, { changes });
    return json(200, reviewShape(call.context, repository, issue, review));
  }),
  repositoryRoute('POST', `${path}/{review_id}/events`, write, (call, repository, author) => {
    const issue = pullOf(call, repository);
    const review = reviewOf(call, issue);
    const input = call.body(z.object({ event, body: z.string().optional() }));
    if (review.state !== 'PENDING') throw unprocessable('Can not submit a review that is not pending');
    refuseOwnVerdict(issue, author.user.id, input.event);
    review.body = input.body ?? review.body;
    review.state = stateOf[input.event];
    review.submittedAt = timestamp(call.context);
    review.updatedAt = review.submittedAt;
    emitReview(call.context, repository, issue, review, 'submitted', author);
    return json(200, reviewShape(call.context, repository, issue, review));
  }),
  repositoryRoute(
    'PUT',
    `${path}/{review_id}/dismissals`,
    { app: [{ pull_requests: 'write' }], role: 'write' },
    (call, repository, author) => {
      const issue = pullOf(call, repository);
      const review = reviewOf(call, issue);
      call.body(z.object({ message: z.string().min(1), event: z.literal('DISMISS').optional() }));
      if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
        throw unprocessable(`Can not dismiss a ${review.state.toLowerCase()} pull request review`);
      }
      review.state = 'DISMISSED';
      review.updatedAt = timestamp(call.context);
      emitReview(call.context, repository, issue, review, 'dismissed', author);
      return json(200, reviewShape(call.context, repository, issue, review));
    },
  ),
];

function reviewOf(call: Call, issue: PullIssue): Review {
  const review = issue.pull.reviews.find(({ id }) => id === call.number('review_id'));
  if (review === undefined) throw notFound();
  return review;
}

function refuseOwnVerdict(
  issue: PullIssue,
  userId: number,
  verdict: z.infer<typeof event> | undefined,
): void {
  if (issue.authorId !== userId || verdict === undefined || verdict === 'COMMENT') return;
  const what = verdict === 'APPROVE' ? 'approve' : 'request changes on';
  throw unprocessable(`Can not ${what} your own pull request`);
}

function unprocessable(message: string): Refusal {
  return new Refusal(422, 'Unprocessable Entity', { errors: [message] });
}
