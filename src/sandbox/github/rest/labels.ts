import { z } from 'zod';
import type { Author } from '../http/actor.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { invalid, json, notFound, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { emitIssue } from '../issues/create.ts';
import { addLabels, makeLabel } from '../issues/labels.ts';
import { emitPull } from '../pulls/events.ts';
import { labelShape, labelsOf } from '../shape/issue.ts';
import type { Issue } from '../state/issue.ts';
import type { Label, Repository } from '../state/repository.ts';
import { isPull } from '../state/state.ts';
import { issueOf, readEither, writeEither } from './issues.ts';

const ofIssue = '/repos/{owner}/{repo}/issues/{issue_number}/labels';
const list = z.union([z.object({ labels: z.array(z.string()) }), z.array(z.string())]);

export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/labels', readEither, (call, repository) =>
    paged(call, [...repository.labels.values()], (label) => labelShape(call.context, repository, label)),
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/labels',
    { ...writeEither, role: 'write' },
    (call, repository) => {
      const input = call.body(
        z.object({ name: z.string(), color: z.string().optional(), description: z.string().optional() }),
      );
      if (repository.labels.has(input.name)) {
        throw invalid({ resource: 'Label', code: 'already_exists', field: 'name' });
      }
      const label = makeLabel(call.context, repository, input.name, input.color, input.description ?? null);
      return json(201, labelShape(call.context, repository, label));
    },
  ),
  repositoryRoute('GET', '/repos/{owner}/{repo}/labels/{name}', readEither, (call, repository) => {
    const label = repository.labels.get(call.text('name'));
    if (label === undefined) throw notFound();
    return json(200, labelShape(call.context, repository, label));
  }),
  repositoryRoute('GET', ofIssue, readEither, (call, repository, author) =>
    paged(call, labelsOf(call.context, repository, issueOf(call, repository, author)), (label) => label),
  ),
  repositoryRoute('POST', ofIssue, { ...writeEither, role: 'triage' }, async (call, repository, author) => {
    const issue = issueOf(call, repository, author);
    const input = call.body(list);
    const names = Array.isArray(input) ? input : input.labels;
    const added = addLabels(call.context, repository, issue, names);
    for (const label of added) await announce(call, repository, issue, 'labeled', label, author);
    return json(200, labelsOf(call.context, repository, issue));
  }),
  repositoryRoute(
    'DELETE',
    `${ofIssue}/{name}`,
    { ...writeEither, role: 'triage' },
    async (call, repository, author) => {
      const issue = issueOf(call, repository, author);
      const label = repository.labels.get(call.text('name'));
      if (label === undefined || !issue.labels.delete(label.name)) {
        throw new Refusal(404, 'Label does not exist');
      }
      await announce(call, repository, issue, 'unlabeled', label, author);
      return json(200, labelsOf(call.context, repository, issue));
    },
  ),
];

async function announce(
  call: Call,
  repository: Repository,
  issue: Issue,
  action: 'labeled' | 'unlabeled',
  label: Label,
  author: Author,
): Promise<void> {
  const extra = { label: labelShape(call.context, repository, label) };
  if (isPull(issue)) await emitPull(call.context, repository, issue, action, author, extra);
  else emitIssue(call.context, repository, issue, action, author, extra);
}
