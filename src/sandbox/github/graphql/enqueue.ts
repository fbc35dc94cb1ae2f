import type { Author } from '../http/actor.ts';
import { requireAccess } from '../http/authorise.ts';
import type { Call } from '../http/call.ts';
import { Refusal } from '../http/reply.ts';
import type { RepositoryNeeds } from '../http/route.ts';
import { enqueue, NotEnqueued } from '../merge-queue/enqueue.ts';
import { holdRepository } from '../repositories/lock.ts';
import { nodeId } from '../shape/node-id.ts';
import type { State } from '../state/state.ts';
import { FieldError, type GraphqlObject } from './execute.ts';
import type { Arguments } from './parse.ts';

const needs: RepositoryNeeds = {
  app: [{ contents: 'write', pull_requests: 'write', merge_queues: 'write' }],
  role: 'write',
};

/**
 * `enqueuePullRequest(input: { pullRequestId:, expectedHeadOid: })`.
 * @throws {FieldError} when it cannot be put into the queue
 */
export async function enqueuePullRequest(
  call: Call,
  author: Author,
  args: Arguments,
): Promise<GraphqlObject> {
  const input = typeof args.input === 'object' && args.input !== null ? args.input : {};
  const id = String(input.pullRequestId ?? '');
  const head = typeof input.expectedHeadOid === 'string' ? input.expectedHeadOid : null;
  const { context } = call;
  const found = pullOfNodeId(context.state, id);
  if (found === null)
    throw new FieldError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  const { repository, issue } = found;
  try {
    requireAccess(call, repository, author, needs);
    const entry = await holdRepository(context, repository, () =>
      enqueue(context, repository, issue, head, author),
    );
    const queued = {
      type: 'MergeQueueEntry',
      fields: { id: () => nodeId('MergeQueueEntry', entry.id) },
    };
    return { type: 'EnqueuePullRequestPayload', fields: { mergeQueueEntry: () => queued } };
  } catch (error) {
    if (error instanceof NotEnqueued) throw new FieldError('UNPROCESSABLE', error.message);
    if (error instanceof Refusal) throw new FieldError('FORBIDDEN', error.message);
    throw error;
  }
}

function pullOfNodeId(state: State, id: string) {
  for (const repository of state.repositories.values()) {
    const issue = state.pulls(repository).find(({ pull }) => nodeId('PullRequest', pull.id) === id);
    if (issue !== undefined) return { repository, issue };
  }
  return null;
}
