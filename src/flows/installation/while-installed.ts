import type { Octokit } from '../../connect/github/app-client.ts';
import { lackedPermissions, mayBeClosed } from '../../connect/github/errors.ts';
import { coversRepository, readInstallation } from '../../connect/github/installation.ts';
import { RepositoryMoved } from '../../connect/github/moved.ts';
import { nameOfRepository } from '../../connect/github/repository-name.ts';
import type { InstallationId } from '../../domain/ids.ts';
import { fullName } from '../../domain/repository.ts';
import type { InstallationRecord } from '../../platform/installations.ts';
import type { Wake } from '../../platform/queue.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { repositoryIn } from '../subject.ts';
import { installationWake } from './wake.ts';

/** What tells whether an installation is still there, beside its own client. */
export interface Life {
  /** Signed in as the App itself. */
  readonly octokit: () => Promise<Octokit>;
  forget(installation: InstallationId): void;
  wake(wake: Wake): Promise<void>;
}

/** A wake-up in hand, and what is known of its installation. */
export interface InHand {
  readonly context: FlowContext;
  readonly wake: Wake;
  readonly record: InstallationRecord | null;
}

type Ended = Exclude<Afterwards, { kind: 'again' }>;
const rest: Ended = { kind: 'rest' };

/**
 * Works on a wake-up while its installation is there and covers the repository. What GitHub refuses because it is
 * not ends quietly: nobody could mend it by trying again, and whoever comes back is looked at as a whole. Where the
 * repository only has another name, the work goes on under that.
 * @throws whatever the work throws for other reasons
 */
export async function whileInstalled(life: Life, inHand: InHand, work: () => Promise<Ended>): Promise<Ended> {
  const { context, wake, record } = inHand;
  if (record !== null && record.standing !== 'active') {
    context.log.info({ kind: wake.kind, standing: record.standing }, 'dropped: the installation is closed');
    return rest;
  }
  try {
    return await work();
  } catch (error) {
    const ended = await becauseOfLife(life, inHand, error);
    if (ended === null) throw error;
    return ended;
  }
}

async function becauseOfLife(life: Life, inHand: InHand, error: unknown): Promise<Ended | null> {
  for (const cause of causesOf(error)) {
    if (cause instanceof RepositoryMoved) return follow(life, inHand, cause);
    if (mayBeClosed(cause)) return endIfClosed(life, inHand);
    const lacked = lackedPermissions(cause);
    if (lacked !== null) return endUnpermitted(life, inHand, lacked);
  }
  return null;
}

/** Goes on under the present name. */
async function follow(
  life: Life,
  { context, wake }: InHand,
  { id, asked }: RepositoryMoved,
): Promise<Ended | null> {
  const subject = repositoryIn(wake.subject);
  // Another repository that the work reads from has moved: that is no reason to go there.
  if (subject === null || asked?.toLowerCase() !== fullName(subject.repository).toLowerCase()) return null;
  const now = await nameOfRepository(context.client, id);
  await life.wake(installationWake(context.client.installation, 'a repository moved'));
  if (now === null) {
    context.log.info({ repository: id }, 'the repository moved out of reach');
    return rest;
  }
  const renamed = subject.renamed(now);
  if (renamed === wake.subject) return null;
  context.log.info({ repository: id, renamed }, 'the repository has another name now');
  await life.wake({ ...wake, subject: renamed, reason: `${wake.reason} (renamed)` });
  return rest;
}

async function endIfClosed(life: Life, { context, wake }: InHand): Promise<Ended | null> {
  const { installation } = context.client;
  // What signed in until now may be what GitHub refuses.
  life.forget(installation);
  const found = await readInstallation(await life.octokit(), installation);
  if (found !== null && found.suspendedAt === null) return null;
  await life.wake(installationWake(installation, 'GitHub refuses its token'));
  context.log.info({ kind: wake.kind, suspended: found !== null }, 'dropped: the installation is closed');
  return rest;
}

async function endUnpermitted(life: Life, { context, wake }: InHand, lacked: string): Promise<Ended | null> {
  const { installation } = context.client;
  const subject = repositoryIn(wake.subject);
  if (subject === null) return null;
  await life.wake(installationWake(installation, 'GitHub refuses for a permission'));
  if (!(await coversRepository(await life.octokit(), installation, subject.repository))) {
    context.log.info({ kind: wake.kind }, 'dropped: the installation does not cover the repository any more');
    return rest;
  }
  context.log.warn(
    { kind: wake.kind, lacked, accept: context.page },
    'the App lacks a permission: an owner has to accept what it asks for, and everything is looked at again then',
  );
  return rest;
}

/** An error and what it was caused by. */
function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    yield cause;
    cause = cause.cause;
  }
}
