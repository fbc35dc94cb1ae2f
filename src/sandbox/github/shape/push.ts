import type { Context } from '../context.ts';
import { type Commit, listCommits, type Signature } from '../git/commits.ts';
import { changedNames } from '../git/diff.ts';
import { zeroSha } from '../git/refs.ts';
import type { User } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';
import { userOfEmail } from './commit-author.ts';
import { repositoryPage, repositoryShape } from './repository.ts';

/** GitHub lists at most this many commits in a push payload. */
const mostCommits = 2048;

/** The members of a `push` payload. */
export async function pushPayload(
  context: Context,
  repository: Repository,
  change: { readonly ref: string; readonly before: string; readonly after: string },
  forced: boolean,
  pusher: User,
): Promise<Record<string, unknown>> {
  const { ref, before, after } = change;
  const created = before === zeroSha;
  const deleted = after === zeroSha;
  const commits = deleted ? [] : await pushedCommits(repository, change);
  const page = repositoryPage(context, repository);
  const shaped = await Promise.all(commits.map((commit) => pushCommit(context, repository, commit)));
  const [head] = deleted ? [] : await listCommits(repository.directory, { revisions: [after], limit: 1 });
  const shape = repositoryShape(context, repository);
  return {
    ref,
    before,
    after,
    // Of pushes alone GitHub writes these moments as seconds since the epoch.
    repository: {
      ...shape,
      created_at: seconds(repository.createdAt),
      pushed_at: seconds(repository.pushedAt),
      stargazers: 0,
      master_branch: repository.defaultBranch,
    },
    pusher: { name: pusher.login, email: pusher.email ?? noreply(pusher) },
    created,
    deleted,
    forced,
    base_ref: null,
    compare: created
      ? `${page}/compare/${ref.replace(/^refs\/(heads|tags)\//, '')}`
      : `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: shaped,
    head_commit: head === undefined ? null : await pushCommit(context, repository, head),
  };
}

/** What the push brought, oldest first: for a new branch, what the default branch does not have. */
async function pushedCommits(
  repository: Repository,
  change: { readonly ref: string; readonly before: string; readonly after: string },
): Promise<Commit[]> {
  const isDefault = change.ref === `refs/heads/${repository.defaultBranch}`;
  const exclude =
    change.before !== zeroSha ? [`^${change.before}`] : isDefault ? [] : [`^${repository.defaultBranch}`];
  const range = { revisions: [change.after, ...exclude], limit: mostCommits };
  const commits = await listCommits(repository.directory, range).catch(() => []);
  return commits.reverse();
}

async function pushCommit(context: Context, repository: Repository, commit: Commit) {
  const { added, removed, modified } = await changedNames(repository.directory, commit.sha);
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${repositoryPage(context, repository)}/commit/${commit.sha}`,
    author: person(context, commit.author),
    committer: person(context, commit.committer),
    added,
    removed,
    modified,
  };
}

function person(context: Context, signature: Signature) {
  const user = userOfEmail(context.state, signature.email);
  return {
    name: signature.name,
    email: signature.email,
    date: signature.date,
    ...(user === null ? {} : { username: user.login }),
  };
}

/** The address that GitHub puts into commits of people who hide theirs. */
export function noreply(user: User): string {
  return `${user.id}+${user.login}@users.noreply.github.com`;
}

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
