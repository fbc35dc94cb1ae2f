import { z } from 'zod';
import { listCommits } from '../git/commits.ts';
import { requireOwnOrWrite } from '../http/authorise.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { invalid, json, notFound, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { createPull } from '../pulls/create.ts';
import { baseTip, pullDiff } from '../pulls/range.ts';
import { updatePull } from '../pulls/update.ts';
import { holdRepository } from '../repositories/lock.ts';
import { commitShape } from '../shape/commit.ts';
import { diffEntries } from '../shape/diff-entry.ts';
import { fullPull, simplePull, withUnknownMergeability } from '../shape/pull.ts';
import { textDiff } from '../shape/text-diff.ts';
import type { Repository } from '../state/repository.ts';
import { isPull, type PullIssue } from '../state/state.ts';

/** The pull request that a call names. @throws {Refusal} 404 */
export function pullOf(call: Call, repository: Repository): PullIssue {
  const issue = repository.issues.get(call.number('pull_number'));
  if (issue === undefined || !isPull(issue)) throw notFound();
  return issue;
}

const read = { app: [{ pull_requests: 'read' }], role: 'read' } as const;
const write = { app: [{ pull_requests: 'write' }], role: 'read' } as const;

const creation = z.object({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string().nullable().optional(),
  draft: z.boolean().optional(),
  maintainer_can_modify: z.boolean().optional(),
});

const changes = z.object({
  title: z.string().optional(),
  body: z.string().nullable().optional(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
});

export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/pulls', read, (call, repository) =>
    paged(call, selected(call, repository), (issue) => simplePull(call.context, repository, issue)),
  ),
  repositoryRoute('POST', '/repos/{owner}/{repo}/pulls', write, (call, repository, author) => {
    const input = call.body(creation);
    if (input.title.trim() === '') {
      throw invalid({ resource: 'PullRequest', field: 'title', code: 'missing_field' });
    }
    return holdRepository(call.context, repository, async () => {
      const issue = await createPull(
        call.context,
        repository,
        {
          title: input.title,
          body: input.body ?? null,
          head: input.head,
          base: input.base,
          draft: input.draft ?? false,
          maintainerCanModify: input.maintainer_can_modify ?? false,
        },
        author,
      );
      const shape = await fullPull(call.context, repository, issue);
      return json(201, shape, { location: shape.url });
    });
  }),
  repositoryRoute('GET', '/repos/{owner}/{repo}/pulls/{pull_number}', read, async (call, repository) => {
    const issue = pullOf(call, repository);
    const { from, to } = await pullDiff(repository, issue);
    const text = await textDiff(call, repository.directory, from ?? to, to);
    if (text !== null) return text;
    const pull = await fullPull(call.context, repository, issue);
    const early = issue.state === 'open' && call.context.faults.takeUnknownMergeability();
    return json(200, early ? withUnknownMergeability(pull) : pull);
  }),
  repositoryRoute('PATCH', '/repos/{owner}/{repo}/pulls/{pull_number}', write, (call, repository, author) => {
    const issue = pullOf(call, repository);
    requireOwnOrWrite(call, repository, issue.authorId, author);
    const input = call.body(changes);
    return holdRepository(call.context, repository, async () => {
      await updatePull(call.context, repository, issue, input, author);
      return json(200, await fullPull(call.context, repository, issue));
    });
  }),
  repositoryRoute('GET', '/repos/{owner}/{repo}/pulls/{pull_number}/files', read, filesOf),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/pulls/{pull_number}/commits',
    read,
    async (call, repository) => {
      const issue = pullOf(call, repository);
      const revisions = [issue.pull.headSha, `^${await baseTip(repository, issue)}`];
      const commits = await listCommits(repository.directory, { revisions, limit: mostCommits });
      return paged(call, commits.reverse(), (commit) => commitShape(call.context, repository, commit));
    },
  ),
];

/** GitHub lists at most this many commits of a pull request. */
const mostCommits = 250;

async function filesOf(call: Call, repository: Repository): Promise<Reply> {
  const diff = await pullDiff(repository, pullOf(call, repository));
  const entries = await diffEntries(call.context, repository, diff, call.context.limits.pullFiles);
  return paged(call, entries, (entry) => entry);
}

/** The pull requests that a list asks for: newest first unless told. */
function selected(call: Call, repository: Repository): PullIssue[] {
  const { query } = call;
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  const sort = query.get('sort') ?? 'created';
  const ascending =
    query.get('direction') === 'asc' || (sort !== 'created' && query.get('direction') === null);
  const list = call.context.state.pulls(repository).filter(
    (issue) =>
      (state === 'all' || issue.state === state) &&
      (base === null || issue.pull.baseRef === base) &&
      // Without an owner GitHub ignores the filter.
      (head === null || !head.includes(':') || labelOf(issue).toLowerCase() === head.toLowerCase()),
  );
  const key = (issue: PullIssue) => (sort === 'updated' ? issue.updatedAt : issue.createdAt);
  list.sort((a, b) => key(a).localeCompare(key(b)) || a.number - b.number);
  return ascending ? list : list.reverse();
}

function labelOf(issue: PullIssue): string {
  return `${issue.pull.headOwnerLogin}:${issue.pull.headRef}`;
}
