import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Artifact, WorkflowRun } from '../state/workflow.ts';
import { nodeId } from './node-id.ts';
import { repositoryUrl } from './repository.ts';

/** An artifact of a run as the API answers it. */
export function shapeArtifact(
  context: Context,
  run: WorkflowRun,
  artifact: Artifact,
): components['schemas']['artifact'] {
  const repository = context.state.repository(run.repositoryId);
  const url = `${repositoryUrl(context, repository)}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.zip.byteLength,
    url,
    archive_download_url: `${url}/zip`,
    expired: Date.parse(artifact.expiresAt) <= context.now().getTime(),
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    digest: artifact.digest,
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: run.headRepositoryId,
      head_sha: run.headSha,
      ...(run.headBranch === null ? {} : { head_branch: run.headBranch }),
    },
  };
}
