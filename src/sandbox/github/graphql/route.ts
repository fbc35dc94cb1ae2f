import { z } from 'zod';
import { json, type Reply } from '../http/reply.ts';
import { signedInRoute } from '../http/route.ts';
import { enqueuePullRequest } from './enqueue.ts';
import { answer, type GraphqlObject, NotSimulated } from './execute.ts';
import { DocumentError, parseDocument } from './parse.ts';
import { repositoryObject } from './repository.ts';

const input = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).default({}) });

/**
 * GraphQL: for what REST cannot do (putting a pull request into a merge queue), and for reading several things with
 * one request. Errors come with status 200, beside the data.
 */
export const graphqlRoute = signedInRoute('POST', '/graphql', async (call, author) => {
  const { query, variables } = call.body(input);
  const roots: Record<'query' | 'mutation', GraphqlObject> = {
    query: { type: 'Query', fields: { repository: (args) => repositoryObject(call, author, args) } },
    mutation: {
      type: 'Mutation',
      fields: { enqueuePullRequest: (args) => enqueuePullRequest(call, author, args) },
    },
  };
  try {
    const operation = parseDocument(query, variables);
    const errors: Parameters<typeof answer>[2] = [];
    const data = await answer(roots[operation.kind], operation.selections, errors);
    return json(200, errors.length === 0 ? { data } : { data, errors });
  } catch (error) {
    if (error instanceof NotSimulated) return refused('NOT_SIMULATED', `Not simulated: ${error.message}`);
    if (error instanceof DocumentError) return refused('PARSE', error.message);
    throw error;
  }
});

function refused(type: string, message: string): Reply {
  return json(200, { data: null, errors: [{ type, message }] });
}
