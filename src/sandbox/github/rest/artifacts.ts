import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { shapeArtifact } from '../shape/artifact.ts';
import type { Repository } from '../state/repository.ts';
import type { Artifact, WorkflowRun } from '../state/workflow.ts';
import { runOfCall } from './workflow-runs.ts';

const readable = { app: [{ actions: 'read' }], role: 'read' } as const;

interface Placed {
  readonly run: WorkflowRun;
  readonly artifact: Artifact;
}

function artifactsOf(call: Call, runs: readonly WorkflowRun[]): Placed[] {
  const name = call.query.get('name');
  return runs
    .flatMap((run) => run.artifacts.map((artifact) => ({ run, artifact })))
    .filter(({ artifact }) => name === null || artifact.name === name)
    .sort((a, b) => b.artifact.id - a.artifact.id);
}

const runsOf = (call: Call, repository: Repository): WorkflowRun[] =>
  [...call.context.state.workflowRuns.values()].filter((run) => run.repositoryId === repository.id);

function artifactOfCall(call: Call, repository: Repository): Placed {
  const id = call.number('artifact_id');
  const found = artifactsOf(call, runsOf(call, repository)).find(({ artifact }) => artifact.id === id);
  if (found === undefined) throw notFound();
  return found;
}

const list = (call: Call, found: readonly Placed[]): Promise<Reply> =>
  paged(
    call,
    found,
    ({ run, artifact }) => shapeArtifact(call.context, run, artifact),
    (artifacts, total_count) => ({ total_count, artifacts }),
  );

/** Artifacts of workflow runs. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', '/repos/{owner}/{repo}/actions/artifacts', readable, (call, repository) =>
    list(call, artifactsOf(call, runsOf(call, repository))),
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
    readable,
    (call, repository) => list(call, artifactsOf(call, [runOfCall(call, repository)])),
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}',
    readable,
    (call, repository) => {
      const { run, artifact } = artifactOfCall(call, repository);
      return json(200, shapeArtifact(call.context, run, artifact));
    },
  ),
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    readable,
    (call, repository) => {
      const { context } = call;
      const { artifact } = artifactOfCall(call, repository);
      if (call.text('archive_format') !== 'zip') throw notFound();
      const now = context.now().getTime();
      if (Date.parse(artifact.expiresAt) <= now) throw new Refusal(410, 'Artifact has expired');
      const key = context.downloads.offer(artifact.zip, 'application/zip', now);
      return { status: 302, headers: { location: `${context.url}/downloads/${key}` } };
    },
  ),
];
