import { listChecks } from '../../connect/github/checks.ts';
import { lackedPermissions } from '../../connect/github/errors.ts';
import { type ApiPull, getPull } from '../../connect/github/pull-requests.ts';
import { listOpenPullsAt } from '../../connect/github/pulls-at.ts';
import { RepositoryId, Sha } from '../../domain/ids.ts';
import { commitObject, numberedObject, type ObjectId } from '../../domain/object.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import { commentEffectKey } from '../effects/comment.ts';
import { mergeEffectKey } from '../effects/merge.ts';
import type { NumberedPlace } from '../effects/place.ts';
import type { FlowContext } from '../flow.ts';
import { parsePullSubject } from '../subject.ts';
import { withVerdicts } from '../write-verdicts.ts';
import { lastLook } from './look.ts';
import { readCandidate } from './read-candidate.ts';
import type { PullRequestState, UnrecordedMerge } from './state.ts';
import { voidMarker } from './void-note.ts';

/** With more pull requests on one commit than this, their checks fail instead of being judged in part. */
const mostSiblings = 4;

/** Where the ledger keeps that a head's void approvals were told. */
export function voidedKey(pull: ObjectId, head: Sha): string {
  return `voided:${pull}:${head}`;
}

/** Where the ledger keeps that a head was merged or put into the queue. */
export function mergeKey(pull: ObjectId, head: Sha): string {
  return `merge:${pull}:${head}`;
}

/** How far the note about approvals that are void on a head has come. */
async function readVoidNote(
  { client, effects, ledger }: FlowContext,
  pull: NumberedPlace & { readonly head: Sha },
): Promise<'none' | 'begun' | 'told'> {
  const key = voidedKey(numberedObject(pull.repositoryId, pull.number), pull.head);
  if ((await ledger.find(client.installation, key)) !== null) return 'told';
  const marker = voidMarker(pull.head);
  const effect = await effects.recorded(client.installation, commentEffectKey(pull, marker));
  return effect === null || effect.state === 'failed' ? 'none' : 'begun';
}

/** The merge of a pull request by the App that a crash kept off the ledger. */
async function readUnrecorded(
  { client, effects, ledger }: FlowContext,
  repository: RepositoryRef,
  pull: ApiPull,
): Promise<UnrecordedMerge | null> {
  if (!pull.merged) return null;
  const head = Sha.parse(pull.head.sha);
  const place = { repository, repositoryId: RepositoryId.parse(pull.base.repo.id), number: pull.number };
  for (const how of ['auto', 'queue'] as const) {
    const effect = await effects.recorded(client.installation, mergeEffectKey(place, { how, head }));
    if (effect === null || effect.state === 'failed') continue;
    const key = mergeKey(numberedObject(place.repositoryId, pull.number), head);
    return (await ledger.find(client.installation, key)) === null ? { ...place, head, how } : null;
  }
  return null;
}

/** Reads a pull request with everything its verdicts stand on, and whatever shares its head. */
export async function readPullRequestState(context: FlowContext, subject: string): Promise<PullRequestState> {
  const { repository, number } = parsePullSubject(subject);
  const { client } = context;
  const pull = await getPull(client, repository, number);
  if (pull === null) return { kind: 'gone' };
  if (pull.state !== 'open') {
    return { kind: 'closed', unrecorded: await readUnrecorded(context, repository, pull) };
  }
  // Nothing can be written there, and nothing merged.
  if (pull.base.repo.archived) return { kind: 'closed', unrecorded: null };
  const head = Sha.parse(pull.head.sha);
  const sharing = listOpenPullsAt(client, repository, head);
  // Asked at the same time; a refusal is met where it is awaited.
  sharing.catch(() => {});
  const checks = await listChecks(client, repository, head, context.app.id);
  try {
    return await readOpen(context, repository, pull, { checks, sharing: await sharing });
  } catch (error) {
    const lacked = lackedPermissions(error);
    if (lacked === null) throw error;
    context.log.warn(
      { lacked, accept: context.page },
      'the App lacks a permission, so nothing can be judged',
    );
    const place = { repository, repositoryId: RepositoryId.parse(pull.base.repo.id), number };
    return { kind: 'unpermitted', ...place, head, checks: checks.own, lacked, page: context.page };
  }
}

/** What belongs to the head, whichever pull request it is of. */
interface OfHead {
  readonly checks: Awaited<ReturnType<typeof listChecks>>;
  /** Numbers of the open pull requests that have it. */
  readonly sharing: readonly number[];
}

async function readOpen(
  context: FlowContext,
  repository: RepositoryRef,
  pull: ApiPull,
  { checks, sharing }: OfHead,
): Promise<PullRequestState> {
  const { client } = context;
  const { number } = pull;
  const head = Sha.parse(pull.head.sha);
  const object = numberedObject(RepositoryId.parse(pull.base.repo.id), number);
  const others = sharing.filter((one) => one !== number);
  const [own, ...siblings] = await Promise.all([
    readCandidate(context, repository, pull, checks.own),
    ...others.slice(0, mostSiblings).map(async (other) => {
      const sibling = await getPull(client, repository, other);
      return sibling === null ? null : readCandidate(context, repository, sibling, checks.own);
    }),
  ]);
  const now = new Date().toISOString();
  const paused = await context.switches.paused(client.installation, {
    id: own.pull.repositoryId,
    name: fullName(repository),
  });
  return {
    kind: 'open',
    own,
    siblings: siblings.filter((sibling) => sibling !== null),
    unjudged: Math.max(0, others.length - mostSiblings),
    checks: await withVerdicts(context, commitObject(own.pull.repositoryId, head), checks.own),
    foreign: checks.foreign,
    voidNote: await readVoidNote(context, { ...own.pull, head }),
    merge: {
      id: pull.node_id,
      state: pull.mergeable_state,
      queued: (await context.ledger.find(client.installation, mergeKey(object, head))) !== null,
      paused: paused?.by ?? null,
    },
    updatedAt: pull.updated_at,
    last: await lastLook(context, object),
    salt: context.salt,
    now,
  };
}
