import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound, statusOf } from './errors.ts';

/** A job of one attempt of a run, by what GitHub says and no artifact can change. */
export interface RunJob {
  readonly name: string;
  /** null while it has not ended. */
  readonly conclusion: string | null;
  readonly seconds: number;
}

/** Jobs of one attempt of a run, at most a hundred. */
export async function listJobs(
  client: InstallationClient,
  repository: RepositoryRef,
  run: { readonly id: number; readonly attempt: number },
): Promise<RunJob[]> {
  const { data } = await client.octokit.rest.actions.listJobsForWorkflowRunAttempt({
    owner: repository.owner,
    repo: repository.name,
    run_id: run.id,
    attempt_number: run.attempt,
    per_page: 100,
  });
  return data.jobs.map((job) => ({
    name: job.name,
    conclusion: job.status === 'completed' ? job.conclusion : null,
    seconds: elapsed(job.started_at, job.completed_at),
  }));
}

/** An artifact, or why it cannot be had. */
export type Artifact =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

/** Larger artifacts are refused before anything of them is downloaded. */
const largestArtifact = 20 * 1024 * 1024;

/** Downloads the newest artifact of a name from a run: untrusted bytes, bounded in size. */
export async function downloadArtifact(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
  name: string,
): Promise<Artifact> {
  const where = { owner: repository.owner, repo: repository.name };
  const { data: listed } = await client.octokit.rest.actions.listWorkflowRunArtifacts({
    ...where,
    run_id: run,
    name,
    per_page: 100,
  });
  const newest = listed.artifacts
    .filter((artifact) => artifact.name === name)
    .reduce<(typeof listed.artifacts)[number] | null>(
      (best, artifact) => (best === null || artifact.id > best.id ? artifact : best),
      null,
    );
  if (newest === null) return { ok: false, reason: `the run has no artifact ${name}` };
  if (newest.expired) return { ok: false, reason: `the artifact ${name} has expired` };
  if (newest.size_in_bytes > largestArtifact) {
    return { ok: false, reason: `the artifact ${name} is larger than ${largestArtifact / 1024 / 1024} MB` };
  }
  try {
    const { data } = await client.octokit.rest.actions.downloadArtifact({
      ...where,
      artifact_id: newest.id,
      archive_format: 'zip',
    });
    return bytesOf(data, name);
  } catch (error) {
    if (isNotFound(error) || statusOf(error) === 410) {
      return { ok: false, reason: `the artifact ${name} is gone` };
    }
    throw error;
  }
}

/** Octokit types the body of a redirected download as unknown; it is an ArrayBuffer. */
function bytesOf(data: unknown, name: string): Artifact {
  if (!(data instanceof ArrayBuffer)) throw new Error(`GitHub did not send the bytes of ${name}`);
  if (data.byteLength > largestArtifact)
    return { ok: false, reason: `the artifact ${name} is larger than it said` };
  return { ok: true, bytes: new Uint8Array(data) };
}

function elapsed(from: string | null, to: string | null): number {
  if (from === null || to === null) return 0;
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
