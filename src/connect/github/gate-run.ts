import { Sha } from '../../domain/ids.ts';
import type { Actor } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { actorOf } from './actor.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** A workflow run, as a gate looks at it. */
export interface StartedRun {
  readonly id: number;
  readonly attempt: number;
  readonly url: string;
  readonly event: string;
  readonly sha: Sha;
  /** Path of its workflow's file. */
  readonly workflow: string;
  /** Full name of the repository that the branch is in; null once that is gone. */
  readonly headRepository: string | null;
  readonly status: string;
  /** Of this attempt; ISO 8601, UTC. */
  readonly startedAt: string;
  /** Who started this attempt. */
  readonly startedBy: Actor;
  /** Who started the run. */
  readonly actor: Actor;
}

/** A run with who started it; null when the repository has none of this number. */
export async function readStartedRun(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
): Promise<StartedRun | null> {
  try {
    const { data } = await client.octokit.rest.actions.getWorkflowRun({
      owner: repository.owner,
      repo: repository.name,
      run_id: run,
    });
    return {
      id: data.id,
      attempt: data.run_attempt ?? 1,
      url: data.html_url,
      event: data.event,
      sha: Sha.parse(data.head_sha),
      workflow: data.path.replace(/@.*$/, ''),
      headRepository: data.head_repository?.full_name ?? null,
      status: data.status ?? 'queued',
      startedAt: data.run_started_at ?? data.created_at,
      startedBy: actorOf(data.triggering_actor),
      actor: actorOf(data.actor),
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
