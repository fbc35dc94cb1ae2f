import { createHash } from 'node:crypto';
import type { GateApproval, Range } from '../../change/gate/facts.ts';
import { getComment } from '../../connect/github/conversation.ts';
import { type RunApproval, runApprovals } from '../../connect/github/deployment-reviews.ts';
import type { StartedRun } from '../../connect/github/gate-run.ts';
import { numberedObject } from '../../domain/object.ts';
import type { Actor } from '../../domain/pull-request.ts';
import type { FlowContext } from '../flow.ts';
import {
  DeploymentApprovalEntry,
  deploymentApprovalKind,
  GateLook,
  gateLookKey,
  gateReviewKind,
  ReviewEntry,
} from './record.ts';
import type { GatePlace, UnseenReview } from './state.ts';

/** As many approving comments of one pull request are read again, the newest. */
const mostComments = 20;

/** What people said about a deployment on GitHub. */
interface ReadReviews {
  readonly approvals: GateApproval[];
  readonly rejectedBy: Actor[];
  readonly unseen: UnseenReview[];
}

/** Reviews have no number: what tells one apart is who said what about which environments, and the how many-th it is. */
function digestOf({ state, user, comment, environments }: RunApproval): string {
  const said = JSON.stringify([state, user.id, comment, environments.toSorted()]);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}

/**
 * Reads the reviews of a run's deployments, without those of Apps. GitHub tells neither when one was given nor in which
 * attempt, so the App keeps at which look it was not there yet; what was there when an attempt was first looked at may
 * be of an earlier one.
 * @param since since when the environment can have been reviewed in this attempt
 */
export async function readReviews(
  context: FlowContext,
  place: GatePlace,
  run: StartedRun,
  since: string,
): Promise<ReadReviews> {
  const { client, ledger, notes } = context;
  const { installation } = client;
  const listed = await runApprovals(client, place.repository, run.id);
  const look = GateLook.safeParse(await notes.get(installation, gateLookKey(place.object))).data;
  const before = look?.attempt === run.attempt ? look.at : null;
  const notYet = before ?? (run.attempt === 1 ? since : null);
  const seen = new Map<string, number>();
  const read: ReadReviews = { approvals: [], rejectedBy: [], unseen: [] };
  for (const [index, review] of listed.entries()) {
    const { state, user, environments } = review;
    if (user.type === 'Bot' || state === 'pending') continue;
    const digest = digestOf(review);
    const count = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, count);
    const of = (attempt: number) => `${gateReviewKind}:${place.object}:${attempt}:${digest}:${count}`;
    const entry = await findFirst(context, run.attempt, of);
    const here = entry?.attempt === run.attempt;
    if (entry === null) read.unseen.push({ key: of(run.attempt), after: notYet, by: user.id });
    const after = entry === null ? notYet : here ? entry.after : null;
    const concerned = environments.some((name) => name.toLowerCase() === place.environment.toLowerCase());
    if (state === 'rejected') {
      // One of an earlier attempt was answered by running it again.
      if (concerned && (after !== null || run.attempt === 1)) read.rejectedBy.push(user);
      continue;
    }
    read.approvals.push({
      source: 'deployment-review',
      id: index + 1,
      actor: user,
      commit: run.sha,
      environments,
      at: after,
      edited: false,
      pull: null,
    });
  }
  return read;

  async function findFirst(
    { client: { installation: id } }: FlowContext,
    last: number,
    of: (attempt: number) => string,
  ) {
    for (let attempt = Math.max(1, last - mostAttempts); attempt <= last; attempt += 1) {
      const entry = await ledger.find(id, of(attempt));
      if (entry !== null) return { attempt, ...ReviewEntry.parse(entry.data) };
    }
    return null;
  }
}

/** What was first seen more attempts ago than these counts as unknown, which is as good as old. */
const mostAttempts = 5;

/** Approving comments on the merged pull requests of a deployment, as they read now. */
export async function readCommentApprovals(
  { client, ledger }: FlowContext,
  place: GatePlace,
  range: Range,
): Promise<GateApproval[]> {
  if (!range.complete) return [];
  const numbers = range.changes.flatMap((change) => (change.kind === 'pull' ? [change.number] : []));
  const read = await Promise.all(
    numbers.map(async (number) => {
      const entries = await ledger.list({
        installation: client.installation,
        kind: deploymentApprovalKind,
        object: numberedObject(place.repositoryId, number),
        limit: mostComments,
        newest: true,
      });
      return Promise.all(
        entries.map(async ({ data }): Promise<GateApproval | null> => {
          const parsed = DeploymentApprovalEntry.safeParse(data);
          if (!parsed.success) return null;
          const { comment: id, commit, environment } = parsed.data;
          const comment = await getComment(client, place.repository, id);
          if (comment === null) return null;
          return {
            source: 'comment',
            id,
            actor: comment.author,
            commit,
            environments: environment === null ? null : [environment],
            at: comment.createdAt,
            edited: comment.updatedAt !== comment.createdAt,
            pull: number,
          };
        }),
      );
    }),
  );
  return read.flat().filter((approval) => approval !== null);
}
