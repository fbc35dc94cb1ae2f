import { coAuthorsOf } from '../../src/change/approvals/co-authors.ts';
import { isMachine } from '../../src/change/approvals/machine.ts';
import { type Arrival, arrivals, firstParents, isMerge } from '../../src/change/gate/chain.ts';
import type { Change, Live, PullChange, Range } from '../../src/change/gate/facts.ts';
import { Sha } from '../../src/domain/ids.ts';
import type { Actor } from '../../src/domain/pull-request.ts';
import type { Api } from './api.ts';

interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: string;
}

interface ApiCommit {
  readonly sha: string;
  readonly parents: readonly { readonly sha: string }[];
  readonly commit: {
    readonly message: string;
    readonly author: { readonly name?: string; readonly email?: string } | null;
    readonly committer: { readonly name?: string; readonly email?: string } | null;
  };
  readonly author: Partial<Account> | null;
  readonly committer: Partial<Account> | null;
}

interface Comparison {
  readonly status: 'ahead' | 'behind' | 'identical' | 'diverged';
  readonly total_commits: number;
  readonly commits: readonly ApiCommit[];
  readonly files?: readonly { readonly filename: string; readonly previous_filename?: string }[];
}

interface Move {
  readonly before: string;
  readonly after: string;
  readonly activity_type: string;
  readonly actor: Account | null;
}

interface ApiPull {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly commits: number;
  readonly user: Account | null;
  readonly base: { readonly ref: string };
  readonly head: {
    readonly sha: string;
    readonly ref: string;
    readonly repo: { readonly full_name: string } | null;
  };
}

type Pushed = {
  readonly before: string;
  readonly after: string;
  readonly kind: string;
  readonly actor: Actor;
};

const webFlow = 19864447;
const ghost: Actor = { id: 10137, login: 'ghost', type: 'User' };
/** A step reads no more: each change costs five requests. */
const mostChanges = 60;
const mostFiles = 300;

export function actorOf(account: Account | null | undefined): Actor {
  if (account == null) return ghost;
  return { id: account.id, login: account.login, type: account.type === 'User' ? 'User' : 'Bot' };
}

function isAccount(account: Partial<Account> | null): account is Account {
  return account?.id !== undefined && account.login !== undefined && account.type !== undefined;
}

function handsOf(commits: readonly ApiCommit[]): { readonly people: Actor[]; readonly named: string[] } {
  const people: Actor[] = [];
  const named = new Set(coAuthorsOf(commits.map(({ commit }) => commit.message)));
  for (const one of commits) {
    for (const side of ['author', 'committer'] as const) {
      const account = one[side];
      const written = one.commit[side];
      if (isAccount(account)) people.push(actorOf(account));
      else if (written?.email !== 'noreply@github.com') {
        for (const text of [written?.name, written?.email])
          if (text !== undefined && text !== '') named.add(text);
      }
    }
  }
  return { people: people.filter(({ id }) => id !== webFlow), named: [...named] };
}

async function compare(api: Api, at: string, base: string, head: string) {
  const commits: ApiCommit[] = [];
  let first: Comparison | null = null;
  for (let page = 1; page <= 5; page += 1) {
    const one = await api.get<Comparison>(`${at}/compare/${base}...${head}?per_page=100&page=${page}`);
    first ??= one;
    commits.push(...one.commits);
    if (commits.length >= one.total_commits || one.commits.length === 0) break;
  }
  if (first === null) throw new Error('a comparison has a first page');
  const files = first.files ?? [];
  const paths = files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]);
  return {
    status: first.status,
    commits: commits.length === first.total_commits ? commits : null,
    paths: files.length >= mostFiles ? null : paths,
  };
}

async function pushesTo(api: Api, repository: string, branch: string): Promise<Pushed[] | null> {
  const ref = encodeURIComponent(`refs/heads/${branch}`);
  const moves = await api.find<readonly Move[]>(`/repos/${repository}/activity?ref=${ref}&per_page=100`);
  if (moves === null) return null;
  return moves
    .filter(({ activity_type: kind }) => kind !== 'branch_deletion')
    .map(({ before, after, activity_type: kind, actor }) => ({ before, after, kind, actor: actorOf(actor) }));
}

const directions = { ahead: 'forward', identical: 'same', behind: 'back', diverged: 'diverged' } as const;

/** Where to read, and what lies at the ends. */
interface Asked {
  /** `owner/name` */
  readonly repository: string;
  readonly branch: string;
  readonly live: Sha | null;
  readonly commit: Sha;
}

/** Every change between what is live and a commit, as the App would read it, but for the App's own checks. */
export async function readChanges(
  api: Api,
  asked: Asked,
): Promise<{ readonly range: Range; readonly direction: Live['direction']; readonly base: Sha | null }> {
  const { repository, branch, commit } = asked;
  const at = `/repos/${repository}`;
  const own = await api.get<ApiCommit>(`${at}/commits/${commit}`);
  const parent = own.parents[0]?.sha;
  const base = asked.live ?? (parent === undefined ? null : Sha.parse(parent));
  const unclear = (reason: string): Range => ({ complete: false, reason });
  if (base === null) return { range: unclear('the commit has no parent'), direction: 'forward', base };
  const ahead = await compare(api, at, base, commit);
  const direction = directions[ahead.status];
  const { commits, paths } = direction === 'back' ? await compare(api, at, commit, base) : ahead;
  if (commits === null)
    return { range: unclear('there are more than 500 commits in between'), direction, base };
  const listed = commits.map((one) => ({
    sha: Sha.parse(one.sha),
    parents: one.parents.map(({ sha }) => sha),
  }));
  const { line, below } = firstParents(listed, direction === 'back' ? base : commit);
  const moves = await pushesTo(api, repository, branch);
  if (moves === null) return { range: unclear(`the activity of ${branch} cannot be read`), direction, base };
  const groups = arrivals(line, below, moves);
  if (groups.length > mostChanges)
    return { range: unclear(`more than ${mostChanges} changes`), direction, base };
  const byId = new Map(commits.map((one) => [one.sha, one]));
  const changes: Change[] = [];
  for (const group of groups) {
    const read = await readGroup(api, asked, group, byId);
    if (typeof read === 'string') return { range: unclear(read), direction, base };
    changes.push(...read);
  }
  return { range: { complete: true, changes, paths }, direction, base };
}

async function readGroup(
  api: Api,
  asked: Asked,
  { commits, by }: Arrival<Pushed>,
  byId: ReadonlyMap<string, ApiCommit>,
): Promise<Change[] | string> {
  const direct = (sha: Sha): Change => {
    const commit = byId.get(sha);
    return {
      kind: 'direct',
      sha,
      ...handsOf(commit === undefined ? [] : [commit]),
      pushers: by === null ? null : [by.actor],
    };
  };
  if (by === null || !isMerge(by)) return commits.map(direct);
  const changes: Change[] = [];
  let covered = false;
  for (const sha of commits) {
    const pull = await pullMergedAs(api, asked, sha);
    if (pull === null) {
      if (!covered) changes.push(direct(sha));
      continue;
    }
    covered = true;
    const change = await readPull(api, asked, pull, byId.get(sha)?.commit.message ?? '');
    if (typeof change === 'string') return change;
    changes.push(change);
  }
  return changes;
}

async function pullMergedAs(api: Api, { repository, branch }: Asked, sha: Sha): Promise<ApiPull | null> {
  const found = await api.get<readonly ApiPull[]>(`/repos/${repository}/commits/${sha}/pulls`);
  for (const { number } of found) {
    const pull = await api.get<ApiPull>(`/repos/${repository}/pulls/${number}`);
    if (pull.merged_at !== null && pull.base.ref === branch && pull.merge_commit_sha === sha) return pull;
  }
  return null;
}

async function readPull(
  api: Api,
  { repository }: Asked,
  pull: ApiPull,
  message: string,
): Promise<PullChange | string> {
  const at = `/repos/${repository}`;
  if (pull.commits > 250) return `#${pull.number} has more commits than GitHub lists`;
  const commits: ApiCommit[] = [];
  for (let page = 1; commits.length < pull.commits && page <= 3; page += 1) {
    const listed = await api.get<readonly ApiCommit[]>(
      `${at}/pulls/${pull.number}/commits?per_page=100&page=${page}`,
    );
    if (listed.length === 0) break;
    commits.push(...listed);
  }
  const { people, named } = handsOf(commits);
  const source = pull.head.repo?.full_name;
  const pushes = source === undefined ? null : await pushesTo(api, source, pull.head.ref);
  const last = pushes?.findIndex(({ after }) => after === pull.head.sha) ?? -1;
  const pushers = pushes === null || last < 0 ? null : pushes.slice(last).map(({ actor }) => actor);
  const author = actorOf(pull.user);
  return {
    kind: 'pull',
    number: pull.number,
    mergedAt: pull.merged_at ?? '',
    head: Sha.parse(pull.head.sha),
    people: [author, ...people],
    named: [...named, ...coAuthorsOf([message])],
    pushers,
    verdicts: [
      { check: 'evidence', state: await greenAt(api, at, pull.head.sha) },
      {
        check: 'approval',
        state: await reviewed(api, at, pull, [author, ...people, ...(pushers?.slice(0, 1) ?? [])]),
      },
    ],
  };
}

/** Without the App its checks are not there: what ran on the head has to be green, and something has to have run. */
async function greenAt(api: Api, at: string, head: string): Promise<'passed' | 'red' | 'missing'> {
  const { total_count: total, check_runs: runs } = await api.get<{
    readonly total_count: number;
    readonly check_runs: readonly { readonly conclusion: string | null }[];
  }>(`${at}/commits/${head}/check-runs?per_page=100`);
  if (total === 0) return 'missing';
  const fine = ['success', 'neutral', 'skipped'];
  return total <= 100 && runs.every(({ conclusion }) => fine.includes(conclusion ?? '')) ? 'passed' : 'red';
}

/** Whether somebody who had no hand in it approved its head on GitHub, and nobody's objection stands. */
async function reviewed(
  api: Api,
  at: string,
  pull: ApiPull,
  hands: readonly Actor[],
): Promise<'passed' | 'red' | 'missing'> {
  const listed = await api.get<
    readonly { readonly user: Account | null; readonly state: string; readonly commit_id: string | null }[]
  >(`${at}/pulls/${pull.number}/reviews?per_page=100`);
  if (listed.length >= 100) return 'red';
  const latest = new Map(
    listed
      .filter(({ state }) => state !== 'COMMENTED' && state !== 'PENDING')
      .map((review) => [actorOf(review.user).id, review]),
  );
  let passed = false;
  for (const { user, state, commit_id: commit } of latest.values()) {
    const actor = actorOf(user);
    if (isMachine(actor)) continue;
    if (state === 'CHANGES_REQUESTED') return 'red';
    const independent = !hands.some(({ id }) => id === actor.id);
    passed ||= state === 'APPROVED' && commit === pull.head.sha && independent;
  }
  return passed ? 'passed' : 'missing';
}
