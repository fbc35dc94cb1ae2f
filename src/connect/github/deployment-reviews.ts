import type { Actor } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { actorOf } from './actor.ts';
import type { InstallationClient } from './app-client.ts';

/** An environment that jobs of a run wait for. */
export interface PendingDeployment {
  readonly environment: { readonly id: number; readonly name: string };
  /** Minutes that GitHub has the jobs wait in any case. */
  readonly waitMinutes: number;
  /** ISO 8601, UTC; null while that wait has not begun. */
  readonly waitStartedAt: string | null;
}

/** What was said about a run's deployments in GitHub's own review, or by an App's rule. */
export interface RunApproval {
  /** `pending` is a report of an App that has not decided. */
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly user: Actor;
  /** Untrusted text. */
  readonly comment: string;
  /** Names of the environments it is about. */
  readonly environments: readonly string[];
}

/** Characters; GitHub takes no longer comment. */
const longestComment = 1024;

/** The environments that jobs of a run wait for now; empty when nothing waits. */
export async function pendingDeployments(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
): Promise<PendingDeployment[]> {
  const { data } = await client.octokit.rest.actions.getPendingDeploymentsForRun({
    owner: repository.owner,
    repo: repository.name,
    run_id: run,
  });
  return data.flatMap(({ environment, wait_timer, wait_timer_started_at }) =>
    environment.id === undefined || environment.name === undefined
      ? []
      : [
          {
            environment: { id: environment.id, name: environment.name },
            waitMinutes: wait_timer,
            waitStartedAt: wait_timer_started_at,
          },
        ],
  );
}

/** What people and Apps have answered or reported about a run's deployments, in GitHub's order. */
export async function runApprovals(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
): Promise<RunApproval[]> {
  const { data } = await client.octokit.rest.actions.getReviewsForRun({
    owner: repository.owner,
    repo: repository.name,
    run_id: run,
  });
  return data.map((approval) => ({
    state: approval.state,
    user: actorOf(approval.user),
    comment: approval.comment,
    environments: approval.environments.flatMap(({ name }) => (name === undefined ? [] : [name])),
  }));
}

/**
 * Answers the App's own protection rule for all jobs of a run that wait for an environment. The address is made from
 * the run's number on the configured host: the one in the webhook's payload is never called.
 * @param answer.comment 1,024 characters at most
 * @throws {RangeError} when the comment is longer
 * @throws {Error} a refusal of GitHub (see errors.ts) when nothing waits for it any more
 */
export async function answerProtectionRule(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
  answer: {
    readonly environment: string;
    readonly state: 'approved' | 'rejected';
    readonly comment: string;
  },
): Promise<void> {
  await client.octokit.rest.actions.reviewCustomGatesForRun({
    owner: repository.owner,
    repo: repository.name,
    run_id: run,
    environment_name: answer.environment,
    state: answer.state,
    comment: checked(answer.comment),
  });
}

/**
 * Says on the run's page how the App's protection rule stands, without deciding; GitHub takes ten of these.
 * @param report.comment 1,024 characters at most
 * @throws {RangeError} when the comment is longer
 * @throws {Error} a refusal of GitHub (see errors.ts) when nothing waits for it any more, or after ten
 */
export async function reportToProtectionRule(
  client: InstallationClient,
  repository: RepositoryRef,
  run: number,
  report: { readonly environment: string; readonly comment: string },
): Promise<void> {
  await client.octokit.rest.actions.reviewCustomGatesForRun({
    owner: repository.owner,
    repo: repository.name,
    run_id: run,
    environment_name: report.environment,
    comment: checked(report.comment),
  });
}

function checked(comment: string): string {
  if (comment.length <= longestComment) return comment;
  throw new RangeError(
    `A comment on a deployment has ${longestComment} characters at most, not ${comment.length}`,
  );
}
