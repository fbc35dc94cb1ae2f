import { z } from 'zod';
import { timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import type { Author } from '../http/actor.ts';
import { requireOwnOrWrite } from '../http/authorise.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, noContent, notFound } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { simpleUser } from '../shape/account.ts';
import { commentShape, issueShape } from '../shape/issue.ts';
import { nodeId } from '../shape/node-id.ts';
import type { Comment, Issue } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import { issueOf, readEither, requireKind, writeEither } from './issues.ts';

const one = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const text = z.object({ body: z.string().min(1).max(65_536) });

export const routes: readonly Route[] = [
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    readEither,
    (call, repository, author) => {
      const since = call.query.get('since');
      const { comments } = issueOf(call, repository, author);
      const list = comments.filter(
        (comment) => since === null || Date.parse(comment.updatedAt) >= Date.parse(since),
      );
      return paged(call, list, (comment) => commentShape(call.context, repository, comment));
    },
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    writeEither,
    (call, repository, author) => {
      const { context } = call;
      const issue = issueOf(call, repository, author);
      const now = timestamp(context);
      const comment: Comment = {
        id: context.state.nextId(),
        issueNumber: issue.number,
        authorId: author.user.id,
        appId: author.kind === 'installation' ? author.app.id : null,
        body: call.body(text).body,
        createdAt: now,
        updatedAt: now,
        reactions: [],
      };
      issue.comments.push(comment);
      issue.updatedAt = now;
      announce(call, repository, issue, comment, 'created', author);
      const shape = commentShape(context, repository, comment);
      return json(201, shape, { location: shape.url });
    },
  ),
  repositoryRoute('GET', '/repos/{owner}/{repo}/issues/comments', readEither, (call, repository) => {
    const since = call.query.get('since');
    const list = [...repository.issues.values()]
      .flatMap(({ comments }) => comments)
      .filter((comment) => since === null || Date.parse(comment.updatedAt) >= Date.parse(since))
      .sort((a, b) => a.id - b.id);
    if (call.query.get('direction') === 'desc') list.reverse();
    return paged(call, list, (comment) => commentShape(call.context, repository, comment));
  }),
  repositoryRoute('GET', one, readEither, (call, repository, author) => {
    const { comment } = commentOf(call, repository, author);
    return json(200, commentShape(call.context, repository, comment));
  }),
  repositoryRoute('PATCH', one, writeEither, (call, repository, author) => {
    const { issue, comment } = commentOf(call, repository, author);
    requireOwnOrWrite(call, repository, comment.authorId, author);
    const changes = { body: { from: comment.body } };
    comment.body = call.body(text).body;
    comment.updatedAt = timestamp(call.context);
    announce(call, repository, issue, comment, 'edited', author, { changes });
    return json(200, commentShape(call.context, repository, comment));
  }),
  repositoryRoute('DELETE', one, writeEither, (call, repository, author) => {
    const { issue, comment } = commentOf(call, repository, author);
    requireOwnOrWrite(call, repository, comment.authorId, author);
    issue.comments.splice(issue.comments.indexOf(comment), 1);
    announce(call, repository, issue, comment, 'deleted', author);
    return noContent;
  }),
  repositoryRoute('POST', `${one}/reactions`, writeEither, (call, repository, author) => {
    const { context } = call;
    const { comment } = commentOf(call, repository, author);
    const { content } = call.body(
      z.object({
        content: z.enum(['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes']),
      }),
    );
    const earlier = comment.reactions.find(
      (reaction) => reaction.userId === author.user.id && reaction.content === content,
    );
    const reaction = earlier ?? {
      id: context.state.nextId(),
      userId: author.user.id,
      content,
      createdAt: timestamp(context),
    };
    if (earlier === undefined) comment.reactions.push(reaction);
    return json(earlier === undefined ? 201 : 200, {
      id: reaction.id,
      node_id: nodeId('Reaction', reaction.id),
      user: simpleUser(context, author.user),
      content,
      created_at: reaction.createdAt,
    });
  }),
];

function commentOf(call: Call, repository: Repository, author: Author) {
  const id = call.number('comment_id');
  for (const issue of repository.issues.values()) {
    const comment = issue.comments.find((candidate) => candidate.id === id);
    if (comment === undefined) continue;
    requireKind(call, issue, author);
    return { issue, comment };
  }
  throw notFound();
}

function announce(
  call: Call,
  repository: Repository,
  issue: Issue,
  comment: Comment,
  action: 'created' | 'edited' | 'deleted',
  author: Author,
  extra: Readonly<Record<string, unknown>> = {},
): void {
  const { context } = call;
  emit(
    context,
    'issue_comment',
    action,
    { repository, sender: author.user },
    {
      issue: issueShape(context, repository, issue),
      comment: commentShape(context, repository, comment),
      ...extra,
    },
  );
}
