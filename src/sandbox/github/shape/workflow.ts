import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Workflow } from '../state/workflow.ts';
import { nodeId } from './node-id.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** A workflow file as the API answers it. */
export function shapeWorkflow(context: Context, workflow: Workflow): components['schemas']['workflow'] {
  const repository = context.state.repository(workflow.repositoryId);
  const page = repositoryPage(context, repository);
  const file = workflow.path.split('/').at(-1) ?? workflow.path;
  return {
    id: workflow.id,
    node_id: nodeId('Workflow', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: workflow.createdAt,
    updated_at: workflow.updatedAt,
    url: `${repositoryUrl(context, repository)}/actions/workflows/${workflow.id}`,
    html_url: `${page}/blob/${repository.defaultBranch}/${workflow.path}`,
    badge_url: `${page}/actions/workflows/${file}/badge.svg`,
  };
}
