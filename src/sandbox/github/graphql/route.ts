import { z } from 'zod';
import type { Author } from '../http/actor.ts';
import { requireAccess } from '../http/authorise.ts';
import type { Call } from '../http/call.ts';
import { json, Refusal, type Reply } from '../http/reply.ts';
import { signedInRoute } from '../http/route.ts';
import { enqueue, NotEnqueued } from '../merge-queue/enqueue.ts';
import { holdRepository } from '../repositories/lock.ts';
import { nodeId } from '../shape/node-id.ts';
import type { State } from '../state/state.ts';
import { readDocument } from './document.ts';

const input = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).default({}) });

/** GraphQL, which GitHub needs for what REST cannot do: putting a pull request into a merge queue. */
export const graphqlRoute = signedInRoute('POST', '/graphql', async (call, author) => {
  const { query, variables } = call.body(input);
  const document = readDocument(query);
  if (document.kind === 'unknown') return failed('NOT_SIMULATED', `Not simulated: ${document.field}`);
  const id = String(variables[document.pullRequestId] ?? '');
  const head = variables[document.expectedHeadOid];
  return enqueueById(call, author, id, typeof head === 'string' ? head : null);
});

const needs = {
  app: [{ contents: 'write', pull_requests: 'write', merge_queues: 'write' }],
  role: 'write',
} as const;

async function enqueueById(call: Call, author: Author, id: string, head: string | null): Promise<Reply> {
  const { context } = call;
  const found = pullOfNodeId(context.state, id);
  if (found === null) return failed('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  const { repository, issue } = found;
  try {
    requireAccess(call, repository, author, needs);
    const entry = await holdRepository(context, repository, () =>
      enqueue(context, repository, issue, head, author),
    );
    const answer = { mergeQueueEntry: { id: nodeId('MergeQueueEntry', entry.id) } };
    return json(200, { data: { enqueuePullRequest: answer } });
  } catch (error) {
    if (error instanceof NotEnqueued) return failed('UNPROCESSABLE', error.message);
    if (error instanceof Refusal) return failed('FORBIDDEN', error.message);
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

/** What GraphQL answers with when an operation fails: 200, the field null, and the reason beside it. */
function failed(type: string, message: string): Reply {
  return json(200, {
    data: { enqueuePullRequest: null },
    errors: [{ type, path: ['enqueuePullRequest'], message }],
  });
}
