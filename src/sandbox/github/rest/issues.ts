import { z } from 'zod';
import { grants } from '../access.ts';
import { timestamp } from '../context.ts';
import type { Author } from '../http/actor.ts';
import { requireOwnOrWrite } from '../http/authorise.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { invalid, json, notAccessible, notFound, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { createIssue, emitIssue } from '../issues/create.ts';
import { addLabels } from '../issues/labels.ts';
import { updatePull } from '../pulls/update.ts';
import { holdRepository } from '../repositories/lock.ts';
import { issueShape } from '../shape/issue.ts';
import type { Issue } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import { isPull } from '../state/state.ts';

/** What concerns issues and pull requests alike is open to Apps that hold either permission. */
export const readEither = { app: [{ issues: 'read' }, { pull_requests: 'read' }], role: 'read' } as const;
export const writeEither = { app: [{ issues: 'write' }, { pull_requests: 'write' }], role: 'read' } as const;

/** The issue or pull request that a call names. @throws {Refusal} 404; 403 to an App without the permission. */
export function issueOf(call: Call, repository: Repository, author: Author): Issue {
  const issue = repository.issues.get(call.number('issue_number'));
  if (issue === undefined) throw notFound();
  requireKind(call, issue, author);
  return issue;
}

/** An App with one of the two permissions reaches only that kind. */
export function requireKind(call: Call, issue: Issue, author: Author): void {
  if (author.kind !== 'installation') return;
  const level = call.method === 'GET' ? 'read' : 'write';
  const permission = issue.pull === null ? 'issues' : 'pull_requests';
  // Issues permission covers the conversation of pull requests as well.
  if (grants(author.permissions, { issues: level }) || grants(author.permissions, { [permission]: level }))
    return;
  throw notAccessible();
}

const names = z.array(z.union([z.string(), z.object({ name: z.string() })]));

const creation = z.object({
  title: z.union([z.string(), z.number()]),
  body: z.string().nullable().optional(),
  labels: names.optional(),
  assignees: z.array(z.string()).optional(),
});

const changes = z.object({
  title: z.string().optional(),
  body: z.string().nullable().optional(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.enum(['completed', 'not_planned', 'duplicate', 'reopened']).nullable().optional(),
  labels: names.optional(),
});

export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/issues', readEither, (call, repository) =>
    paged(call, selected(call, repository), (issue) => issueShape(call.context, repository, issue)),
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/issues',
    { app: [{ issues: 'write' }], role: 'read' },
    (call, repository, author) => {
      const input = call.body(creation);
      const assigneeIds = (input.assignees ?? []).map((login) => {
        const user = call.context.state.userNamed(login);
        if (user === null)
          throw invalid({ resource: 'Issue', field: 'assignees', code: 'invalid', value: login });
        return user.id;
      });
      const issue = createIssue(
        call.context,
        repository,
        {
          title: String(input.title),
          body: input.body ?? null,
          labels: (input.labels ?? []).map(labelName),
          assigneeIds,
        },
        author,
      );
      const shape = issueShape(call.context, repository, issue);
      return json(201, shape, { location: shape.url });
    },
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/issues/{issue_number}',
    readEither,
    (call, repository, author) =>
      json(200, issueShape(call.context, repository, issueOf(call, repository, author))),
  ),
  repositoryRoute(
    'PATCH',
    '/repos/{owner}/{repo}/issues/{issue_number}',
    writeEither,
    async (call, repository, author) => {
      const issue = issueOf(call, repository, author);
      requireOwnOrWrite(call, repository, issue.authorId, author);
      const input = call.body(changes);
      if (input.labels !== undefined) {
        issue.labels.clear();
        addLabels(call.context, repository, issue, input.labels.map(labelName));
      }
      if (isPull(issue)) {
        if (issue.pull.merged !== null && input.state === 'open') throw new Refusal(422, 'Validation Failed');
        await holdRepository(call.context, repository, () =>
          updatePull(call.context, repository, issue, input, author),
        );
      } else {
        updateIssue(call, repository, issue, input, author);
      }
      return json(200, issueShape(call.context, repository, issue));
    },
  ),
];

function labelName(label: string | { readonly name: string }): string {
  return typeof label === 'string' ? label : label.name;
}

function updateIssue(
  call: Call,
  repository: Repository,
  issue: Issue,
  input: z.infer<typeof changes>,
  author: Author,
): void {
  const { context } = call;
  const edited: Record<string, { readonly from: string }> = {};
  if (input.title !== undefined && input.title !== issue.title) {
    edited.title = { from: issue.title };
    issue.title = input.title;
  }
  if (input.body !== undefined && input.body !== issue.body) {
    edited.body = { from: issue.body ?? '' };
    issue.body = input.body;
  }
  issue.updatedAt = timestamp(context);
  if (Object.keys(edited).length > 0) {
    emitIssue(context, repository, issue, 'edited', author, { changes: edited });
  }
  if (input.state === undefined || input.state === issue.state) return;
  const closed = input.state === 'closed';
  issue.state = input.state;
  issue.stateReason = closed ? (input.state_reason ?? 'completed') : 'reopened';
  issue.closedAt = closed ? timestamp(context) : null;
  issue.closedById = closed ? author.user.id : null;
  emitIssue(context, repository, issue, closed ? 'closed' : 'reopened', author);
}

/** The issues that a list asks for, pull requests among them, newest first unless told. */
function selected(call: Call, repository: Repository): Issue[] {
  const { query, context } = call;
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const creator = query.get('creator');
  const since = query.get('since');
  const list = [...repository.issues.values()].filter(
    (issue) =>
      (state === 'all' || issue.state === state) &&
      labels.every((name) => issue.labels.has(name)) &&
      (creator === null || context.state.account(issue.authorId).login === creator) &&
      (since === null || Date.parse(issue.updatedAt) >= Date.parse(since)),
  );
  const key = (issue: Issue) => (query.get('sort') === 'updated' ? issue.updatedAt : issue.createdAt);
  list.sort((a, b) => key(a).localeCompare(key(b)) || a.number - b.number);
  return query.get('direction') === 'asc' ? list : list.reverse();
}
