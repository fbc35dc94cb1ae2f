import { listChecks } from '../../connect/github/checks.ts';
import { lackedPermissions, mayBeClosed, statusOf } from '../../connect/github/errors.ts';
import { getDefaultBranch } from '../../connect/github/history.ts';
import { nameOfRepository } from '../../connect/github/repository-name.ts';
import type { RepositoryId } from '../../domain/ids.ts';
import { commitObject } from '../../domain/object.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Anchor, anchorKind } from '../../platform/ledger/anchor.ts';
import { writeCheck } from '../effects/check.ts';
import type { Afterwards, Flow, FlowContext } from '../flow.ts';
import { anchorCheck, describeAnchor } from './describe.ts';
import { nextAnchor } from './next.ts';
import { noteKey, readAnchor } from './read.ts';
import type { AnchorState, AnchorStep, Plan } from './state.ts';

/**
 * Now and then writes the newest entry of an installation's ledger down as a check run, on the default branch of the
 * repository that it is about, and the ledger tells where: whoever has the store and its key still cannot change the
 * past unnoticed. (Whoever has the App's private key, too, could edit the check run: what others have copied of it,
 * he cannot.)
 * @param options.every milliseconds from one anchor to the next
 */
export function ledgerAnchor(options: {
  readonly clock: Clock;
  readonly every: number;
}): Flow<AnchorState, AnchorStep> {
  const { clock, every } = options;
  return {
    kind: 'ledger-anchor',
    read: (context) => readAnchor(context, { now: clock.now(), every }),
    next: nextAnchor,
    async act(context, state, step) {
      if (step.kind === 'rest') return { kind: 'rest' };
      if (step.kind === 'plan') return plan(context, state, step.repositories);
      return write(context, state, step.plan, clock.now());
    },
  };
}

async function plan(
  context: FlowContext,
  { note }: AnchorState,
  repositories: readonly RepositoryId[],
): Promise<Afterwards> {
  const { client, ledger, notes, log } = context;
  const { installation } = client;
  for (const repositoryId of repositories) {
    const repository = await nameOfRepository(client, repositoryId);
    const branch = repository === null ? null : await getDefaultBranch(client, repository);
    if (branch === null || branch.archived) continue;
    const head = await ledger.head(installation);
    if (head === null || head.signed === null) break;
    const { seq, hash, signed } = head;
    const planned: Plan = { seq, hash, ...signed, repositoryId, sha: branch.head };
    await notes.set(installation, noteKey, { ...note, plan: planned });
    return { kind: 'again' };
  }
  log.warn({ repositories: repositories.length }, 'the ledger could be anchored in none of the repositories');
  return { kind: 'rest' };
}

async function write(
  context: FlowContext,
  state: AnchorState,
  planned: Plan,
  now: Date,
): Promise<Afterwards> {
  const { client, ledger, notes, log } = context;
  const { installation } = client;
  const { repositoryId, sha, ...head } = planned;
  const repository = await nameOfRepository(client, repositoryId);
  const checkRun = repository === null ? null : await writeOnto(context, repository, planned);
  if (repository === null || checkRun === null) {
    log.warn({ repositoryId, sha }, 'the ledger cannot be anchored here; another repository is tried');
    const refused = [...state.note.refused, { repositoryId, at: now.toISOString() }];
    await notes.set(installation, noteKey, { plan: null, refused: refused.slice(-mostRefusals) });
    return { kind: 'rest' };
  }
  const name = fullName(repository);
  const url = `${context.html}/${name}/runs/${checkRun}`;
  const data: Anchor = { ...head, repository: name, sha, checkRun, url };
  const key = `anchor:${head.seq}:${head.hash}`;
  const object = commitObject(repositoryId, sha);
  await ledger.append({ installation, kind: anchorKind, subject: `${name}@${sha}`, object, key, data });
  await notes.remove(installation, noteKey);
  return { kind: 'rest' };
}

/** A bound for the note. */
const mostRefusals = 100;

/** Returns the id of the check run; null when GitHub does not let the App write there. */
async function writeOnto(
  context: FlowContext,
  repository: RepositoryRef,
  planned: Plan,
): Promise<number | null> {
  const { client, app } = context;
  const { repositoryId, sha } = planned;
  const content = describeAnchor(client.installation, planned);
  try {
    const { own } = await listChecks(client, repository, sha, app.id);
    const existing = own.find(({ name }) => name === anchorCheck);
    if (existing?.digest === content.digest) return existing.id;
    return (await writeCheck(context, { repository, repositoryId, head: sha }, content, existing)).id;
  } catch (error) {
    if (isNoPlace(error)) return null;
    throw error;
  }
}

/** The repository or commit is gone, archived, or not this installation's: waiting does not help. */
function isNoPlace(error: unknown): boolean {
  const status = statusOf(error);
  if (status === 404 || status === 410 || status === 422) return !mayBeClosed(error);
  if (status !== 403) return false;
  return lackedPermissions(error) !== null || (error instanceof Error && /archived/i.test(error.message));
}
