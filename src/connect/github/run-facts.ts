import { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** A workflow run as provenance names it, by GitHub's word. */
export interface RunFacts {
  readonly id: number;
  readonly attempt: number;
  /** Path of the workflow's file, such as `.github/workflows/deploy.yml`. */
  readonly workflow: string;
  readonly event: string;
  readonly sha: Sha;
  /** The branch or tag; untrusted text. */
  readonly ref: string;
  /** Login of who started it. */
  readonly actor: string;
  readonly url: string;
  /** Its last attempt has ended. */
  readonly ended: boolean;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/** A run, or null when there is none of this number (any more). */
export async function runFacts(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
): Promise<RunFacts | null> {
  try {
    const { data } = await client.octokit.rest.actions.getWorkflowRun({
      owner: repository.owner,
      repo: repository.name,
      run_id: run,
    });
    return {
      id: data.id,
      attempt: data.run_attempt ?? 1,
      workflow: data.path,
      event: data.event,
      sha: Sha.parse(data.head_sha),
      ref: data.head_branch ?? '',
      actor: data.actor?.login ?? '',
      url: data.html_url,
      ended: data.status === 'completed',
      startedAt: data.run_started_at ?? data.created_at,
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** An artifact of a run. Names are untrusted text; the digest is GitHub's. */
export interface ArtifactFacts {
  readonly name: string;
  readonly size: number;
  /** `sha256:` and the digest in hexadecimal, where this GitHub tells it. */
  readonly digest: string | null;
}

/** The artifacts of a run, at most a hundred. */
export async function artifactsOf(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
): Promise<ArtifactFacts[]> {
  const { data } = await client.octokit.rest.actions.listWorkflowRunArtifacts({
    owner: repository.owner,
    repo: repository.name,
    run_id: run,
    per_page: 100,
  });
  return data.artifacts.map(({ name, size_in_bytes: size, digest }) => ({
    name,
    size,
    digest: digest ?? null,
  }));
}

/** The run that an address of a log is about, in this very repository; null when it is another address. */
export function runOfLog(html: string, repository: RepositoryRef, address: string | null): number | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.origin !== new URL(html).origin) return null;
  const match = /^\/([^/]+\/[^/]+)\/actions\/runs\/([1-9]\d{0,15})(?:\/|$)/.exec(url.pathname);
  const name = `${repository.owner}/${repository.name}`;
  return match?.[1]?.toLowerCase() === name.toLowerCase() ? Number(match[2]) : null;
}
