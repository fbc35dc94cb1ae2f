import { acceptedFindings } from '../../change/approvals/accepted-findings.ts';
import { machineAuthorship } from '../../change/approvals/machine.ts';
import { PastPull, pastPull } from '../../change/policy/flips/past-pull.ts';
import type { RepositoryId } from '../../domain/ids.ts';
import { repositoryObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import { approvalInput } from '../pull-request/judge.ts';
import type { PullRequestState } from '../pull-request/state.ts';

/** An edited policy is tried on as many pull requests as this, the last ones. */
export const mostPast = 100;
/** What the App first looked at longer ago is forgotten, however few there are. */
const keep = 180 * 24 * 3600_000;
/** Processes that look at new pull requests at the same time may leave some more than they keep. */
const mostListed = 3 * mostPast;

type Store = Pick<FlowContext, 'notes' | 'client'>;
type Open = Extract<PullRequestState, { kind: 'open' }>;

function prefixOf(repository: RepositoryId): string {
  return `past-pull:${repositoryObject(repository)}#`;
}

/** By number, so that the oldest comes first in a list. */
function keyOf(repository: RepositoryId, number: number): string {
  return `${prefixOf(repository)}${String(number).padStart(10, '0')}`;
}

/** Keeps what another policy would judge a pull request by, and no more pull requests of the repository than needed. */
export async function rememberPull(context: FlowContext, state: Open): Promise<void> {
  const { pull, analysis, configuration, policyBranch } = state.own;
  // Nobody can judge by half a diff, or by a configuration that is not valid: what was kept before still holds.
  if (!pull.diff.complete || !configuration.ok) return;
  const input = approvalInput(state.own, state.salt);
  const { installation } = context.client;
  const key = keyOf(pull.repositoryId, pull.number);
  const known = await context.notes.get(installation, key);
  const past = pastPull({
    number: pull.number,
    branch: policyBranch,
    first: PastPull.safeParse(known).data?.first ?? state.last?.first ?? state.now,
    machine: machineAuthorship(pull) !== null,
    files: pull.diff.files,
    analysis,
    configuration: configuration.value,
    approved: input === null ? [] : [...acceptedFindings(input).keys()],
  });
  if (JSON.stringify(past) === JSON.stringify(known)) return;
  await context.notes.set(installation, key, past);
  if (known === null) await forgetOld(context, pull.repositoryId, new Date(state.now));
}

/** The pull requests of a repository that are kept, newest first. */
export async function listPast(
  { notes, client }: Store,
  repository: RepositoryId,
  now: Date,
): Promise<PastPull[]> {
  const listed = await notes.list(client.installation, prefixOf(repository), mostListed);
  return listed
    .flatMap(({ data }) => PastPull.safeParse(data).data ?? [])
    .filter((past) => !isOld(past, now))
    .toReversed();
}

/** Forgets what is old, and all but the last of a repository. */
async function forgetOld({ notes, client }: Store, repository: RepositoryId, now: Date): Promise<void> {
  const { installation } = client;
  const listed = await notes.list(installation, prefixOf(repository), mostListed);
  for (const [index, { key, data }] of listed.entries()) {
    const past = PastPull.safeParse(data).data;
    const superfluous = index < listed.length - mostPast;
    if (superfluous || past === undefined || isOld(past, now)) await notes.remove(installation, key);
  }
}

/** The same where no pull request comes any more: costs one small read as long as there is nothing to forget. */
export async function expirePast(store: Store, repository: RepositoryId, now: Date): Promise<void> {
  const [oldest] = await store.notes.list(store.client.installation, prefixOf(repository), 1);
  if (oldest === undefined) return;
  const past = PastPull.safeParse(oldest.data).data;
  if (past === undefined || isOld(past, now)) await forgetOld(store, repository, now);
}

function isOld({ first }: PastPull, now: Date): boolean {
  return now.getTime() - Date.parse(first) > keep;
}
