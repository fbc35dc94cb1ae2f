import { z } from 'zod';
import { type Context, timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import { readCommit } from '../git/commits.ts';
import { readRefs, resolveCommit } from '../git/refs.ts';
import { paged } from '../http/pagination.ts';
import { json, notFound, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { simpleUser } from '../shape/account.ts';
import { commitShape } from '../shape/commit.ts';
import { minimalRepository } from '../shape/minimal-repository.ts';
import { nodeId } from '../shape/node-id.ts';
import { repositoryUrl } from '../shape/repository.ts';
import type { CommitStatus } from '../state/check.ts';
import type { Repository } from '../state/repository.ts';
import { shaOfCall } from './check-runs.ts';

const readable = { app: [{ statuses: 'read' }], role: 'read' } as const;

/** "Each status … there is a limit of 1000 statuses per sha and context". */
const mostPerContext = 1000;

const creation = z.object({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  target_url: z.string().nullable().default(null),
  description: z.string().max(140).nullable().default(null),
  context: z.string().default('default'),
});

/** Statuses of a commit, newest first. */
const statusesOf = (context: Context, repository: Repository, sha: string): CommitStatus[] =>
  context.state.statuses
    .filter((status) => status.repositoryId === repository.id && status.sha === sha)
    .toReversed();

/** The newest status of each context. GitHub compares contexts without regard to case. */
function latestByContext(newestFirst: readonly CommitStatus[]): CommitStatus[] {
  const latest = new Map<string, CommitStatus>();
  for (const status of newestFirst) {
    const key = status.context.toLowerCase();
    if (!latest.has(key)) latest.set(key, status);
  }
  return [...latest.values()];
}

function combined(latest: readonly CommitStatus[]): 'failure' | 'pending' | 'success' {
  if (latest.some((status) => status.state === 'error' || status.state === 'failure')) return 'failure';
  if (latest.length === 0 || latest.some((status) => status.state === 'pending')) return 'pending';
  return 'success';
}

function simpleStatus(context: Context, repository: Repository, status: CommitStatus) {
  return {
    url: `${repositoryUrl(context, repository)}/statuses/${status.sha}`,
    avatar_url: simpleUser(context, context.state.account(status.creatorId)).avatar_url,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

function fullStatus(context: Context, repository: Repository, status: CommitStatus) {
  const creator = simpleUser(context, context.state.account(status.creatorId));
  return { ...simpleStatus(context, repository, status), creator };
}

/** Tells of a status, with the branches whose tip it is on. */
async function announce(context: Context, repository: Repository, status: CommitStatus): Promise<void> {
  const heads = await readRefs(repository.directory, 'refs/heads/');
  const url = `${repositoryUrl(context, repository)}/commits/${status.sha}`;
  const branches = [...heads]
    .filter(([, sha]) => sha === status.sha)
    .map(([ref]) => ref.slice('refs/heads/'.length))
    .map((name) => ({
      name,
      commit: { sha: status.sha, url },
      protected: repository.protections.has(name),
    }));
  const sender = context.state.account(status.creatorId);
  emit(
    context,
    'status',
    null,
    { repository, sender },
    {
      id: status.id,
      sha: status.sha,
      name: context.state.fullName(repository),
      target_url: status.targetUrl,
      avatar_url: simpleUser(context, sender).avatar_url,
      context: status.context,
      description: status.description,
      state: status.state,
      commit: commitShape(context, repository, await readCommit(repository.directory, status.sha)),
      branches,
      created_at: status.createdAt,
      updated_at: status.createdAt,
    },
  );
}

/** Commit statuses, the older form of checks. */
export const routes: readonly Route[] = [
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/statuses/{sha}',
    { app: [{ statuses: 'write' }], role: 'write' },
    async (call, repository, author) => {
      const { context } = call;
      const wanted = call.body(creation);
      const sha = await resolveCommit(repository.directory, call.text('sha'));
      if (sha === null) throw new Refusal(422, `No commit found for SHA: ${call.text('sha')}`);
      const before = statusesOf(context, repository, sha).filter((one) => one.context === wanted.context);
      if (before.length >= mostPerContext) {
        throw new Refusal(422, 'Validation Failed', {
          errors: ['This SHA and context has reached the maximum number of statuses.'],
        });
      }
      const status: CommitStatus = {
        id: context.state.nextId(),
        repositoryId: repository.id,
        sha,
        state: wanted.state,
        context: wanted.context,
        description: wanted.description,
        targetUrl: wanted.target_url,
        creatorId: author.user.id,
        appId: author.kind === 'installation' ? author.app.id : null,
        createdAt: timestamp(context),
      };
      context.state.statuses.push(status);
      await announce(context, repository, status);
      return json(201, fullStatus(context, repository, status));
    },
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/commits/{ref}/statuses',
    readable,
    async (call, repository) => {
      const list = statusesOf(call.context, repository, await shaOfCall(call, repository));
      return paged(call, list, (status) => fullStatus(call.context, repository, status));
    },
  ),
  repositoryRoute('GET', '/repos/{owner}/{repo}/commits/{ref}/status', readable, async (call, repository) => {
    const { context } = call;
    const sha = await resolveCommit(repository.directory, call.text('ref'));
    if (sha === null) throw notFound();
    const latest = latestByContext(statusesOf(context, repository, sha));
    const commitUrl = `${repositoryUrl(context, repository)}/commits/${sha}`;
    return paged(
      call,
      latest,
      (status) => simpleStatus(context, repository, status),
      (statuses, total_count) => ({
        state: combined(latest),
        statuses,
        sha,
        total_count,
        repository: minimalRepository(context, repository),
        commit_url: commitUrl,
        url: `${commitUrl}/status`,
      }),
    );
  }),
];
