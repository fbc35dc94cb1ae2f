import { z } from 'zod';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, noContent, notFound, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { nodeId } from '../shape/node-id.ts';
import type { BranchPattern, Environment } from '../state/environment.ts';
import type { Repository } from '../state/repository.ts';
import { environmentOfCall } from './environments.ts';

const readable = { app: [{ actions: 'read' }], role: 'read' } as const;
const writable = { app: [{ administration: 'write' }], role: 'admin' } as const;
const list = '/repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';

const pattern = z.object({ name: z.string().min(1), type: z.enum(['branch', 'tag']).default('branch') });

const shape = ({ id, name, type }: BranchPattern) => ({ id, node_id: nodeId('Gate', id), name, type });

/** Only an environment that asks for named branches has any. */
function customised(call: Call, repository: Repository): Environment {
  const environment = environmentOfCall(call, repository);
  if (environment.branchPolicy?.custom_branch_policies !== true) throw notFound();
  return environment;
}

/** Patterns of branches and tags that may deploy to an environment. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', list, readable, (call, repository) =>
    paged(
      call,
      environmentOfCall(call, repository).branchPatterns,
      shape,
      (branch_policies, total_count) => ({
        total_count,
        branch_policies,
      }),
    ),
  ),
  repositoryRoute('POST', list, writable, (call, repository) => {
    const environment = customised(call, repository);
    const wanted = call.body(pattern);
    if (environment.branchPatterns.some(({ name, type }) => name === wanted.name && type === wanted.type)) {
      throw new Refusal(303, 'The branch policy exists already');
    }
    const added = { id: call.context.state.nextId(), ...wanted };
    environment.branchPatterns.push(added);
    return json(200, shape(added));
  }),
  repositoryRoute('DELETE', `${list}/{branch_policy_id}`, writable, (call, repository) => {
    const { branchPatterns } = environmentOfCall(call, repository);
    const id = call.number('branch_policy_id');
    const at = branchPatterns.findIndex((one) => one.id === id);
    if (at < 0) throw notFound();
    branchPatterns.splice(at, 1);
    return noContent;
  }),
];
