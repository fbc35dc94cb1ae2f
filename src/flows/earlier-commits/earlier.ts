import type { CommitSecrets } from '../../change/policy/history/commit-secrets.ts';
import { exposedBy } from '../../change/policy/history/exposed.ts';
import { lookAtCommit } from '../../change/policy/history/look-at-commit.ts';
import { historyVersion } from '../../change/policy/history/version.ts';
import type { HistoryProgress } from '../../change/policy/history/with-history.ts';
import { listPullCommits, mostPullCommits, readCommitChange } from '../../connect/github/commit-changes.ts';
import type { ApiPull } from '../../connect/github/pull-requests.ts';
import type { Analysis } from '../../domain/analysis.ts';
import { RepositoryId } from '../../domain/ids.ts';
import { numberedObject } from '../../domain/object.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import type { Policy } from '../policy.ts';
import { type EarlierNote, earlierNote } from './note.ts';

/** What the commits of a pull request before its head expose. */
export interface EarlierCommits {
  /** Secrets that the head does not add. */
  readonly exposed: Analysis;
  readonly progress: HistoryProgress;
  /** What is to be remembered; null when nothing is new. */
  readonly news: EarlierNote | null;
}

/** The commits of a pull request, and what is known of them. */
export interface KnownCommits {
  readonly note: EarlierNote;
  /** They were listed just now. */
  readonly fresh: boolean;
  /** Those before the head that were never looked at, from the oldest on. */
  readonly missing: readonly string[];
}

/** Reads which commits a pull request has: once for each head. */
export async function knownCommits(
  context: FlowContext,
  repository: RepositoryRef,
  pull: ApiPull,
  policy: Policy,
): Promise<KnownCommits> {
  const note = await noteAbout(context, pull, policy);
  const head = pull.head.sha;
  if (note.listed?.head === head) return { note, fresh: false, missing: missingOf(note, head) };
  const commits = await listPullCommits(context.client, repository, pull.number);
  const listed = { ...note, listed: { head, commits } };
  return { note: listed, fresh: true, missing: missingOf(listed, head) };
}

function noteAbout(context: FlowContext, pull: ApiPull, policy: Policy): Promise<EarlierNote> {
  return earlierNote(context, objectOf(pull), historyVersion(context.salt, customOf(policy)));
}

/**
 * Which commits a pull request has, as far as that follows from what is known anyway: it has one, or one came on top
 * of those that were listed before. Null when GitHub has to be asked.
 */
function commitsWithoutAsking(
  { listed }: EarlierNote,
  pull: ApiPull,
  onTopOf: string | null,
): readonly string[] | null {
  const head = pull.head.sha;
  if (pull.commits <= 1) return [head];
  if (listed === null) return null;
  if (listed.head === head) return listed.commits;
  const onTop = listed.head === onTopOf && pull.commits === listed.commits.length + 1;
  return onTop ? [...listed.commits, head] : null;
}

/** Looks at commits, one request for each that is no merge. */
export async function lookAtCommits(
  context: FlowContext,
  repository: RepositoryRef,
  policy: Policy,
  commits: readonly string[],
): Promise<CommitSecrets[]> {
  const rules = { zones: [], custom: customOf(policy), salt: context.salt, only: 'secret' } as const;
  const looked: CommitSecrets[] = [];
  for (const commit of commits) {
    const change = await readCommitChange(context.client, repository, commit);
    looked.push(await lookAtCommit(change, (files) => context.analyse({ ...rules, files })));
  }
  return looked;
}

/**
 * What the commits before the head expose, as far as they were looked at. It asks GitHub nothing, for an event may
 * cost no more than it does: what is not known yet, a flow of its own finds out.
 * @param head.seen what was seen in the whole change; null when that could not be read
 * @param head.onTopOf the head before, where commits only came on top of it
 */
export async function readEarlier(
  context: FlowContext,
  pull: ApiPull,
  policy: Policy,
  { seen, onTopOf }: { readonly seen: Analysis | null; readonly onTopOf: string | null },
): Promise<EarlierCommits> {
  const sha = pull.head.sha;
  const known = await noteAbout(context, pull, policy);
  const commits = commitsWithoutAsking(known, pull, onTopOf);
  const note = commits === null ? known : { ...known, listed: { head: sha, commits: [...commits] } };
  const isNew = seen !== null && !note.looked.some(({ commit }) => commit === sha);
  // Whatever the commits up to this head add is in the whole change: once others follow, it need not be read again.
  const looked = isNew ? [headSecrets(sha, seen)] : [];
  const all = { ...note, looked: [...note.looked, ...looked] };
  const left = missingOf(all, sha).length;
  const listed = note.listed?.commits.filter((commit) => commit !== sha).length ?? 0;
  return {
    exposed: exposedBy(ordered(all), seen ?? { sights: [], unread: [] }),
    progress:
      commits === null ? { of: pull.commits - 1, looked: 0, cut: null } : progressOf(pull, listed, left),
    news: looked.length > 0 || note.listed?.head !== known.listed?.head ? { ...note, looked } : null,
  };
}

function progressOf(pull: ApiPull, listed: number, left: number): HistoryProgress {
  const cut = left === 0 && pull.commits > mostPullCommits;
  const of = cut ? pull.commits - 1 : listed;
  const why = `GitHub lists no more than ${mostPullCommits} commits of a pull request.`;
  return { of, looked: listed - left, cut: cut ? why : null };
}

/** From the oldest on; what was pushed over comes last, so that a secret is said to be where it still is. */
function ordered({ listed, looked }: EarlierNote) {
  const byId = new Map(looked.map((one) => [one.commit, one]));
  const branch = (listed?.commits ?? []).flatMap((commit) => byId.get(commit) ?? []);
  const gone = looked.filter((one) => !branch.includes(one));
  return {
    commits: [...branch, ...gone],
    pushedOver: new Set(gone.map(({ commit }) => commit)),
  };
}

function headSecrets(commit: string, { sights }: Analysis): CommitSecrets {
  const added = sights.filter(({ secret }) => secret !== undefined).slice(0, 50);
  return { commit, added, removed: [], unread: [] };
}

function missingOf({ listed, looked }: EarlierNote, head: string): string[] {
  const known = new Set(looked.map(({ commit }) => commit));
  return (listed?.commits ?? []).filter((commit) => commit !== head && !known.has(commit));
}

function customOf({ rules }: Policy) {
  return rules.ok ? rules.configuration.policy.custom : [];
}

/** What a pull request is remembered by. */
export function objectOf(pull: ApiPull) {
  return numberedObject(RepositoryId.parse(pull.base.repo.id), pull.number);
}
