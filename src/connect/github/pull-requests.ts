import { RepositoryId, Sha } from '../../domain/ids.ts';
import type { Actor, CommentApproval, Entitlement, PullRequest, Review } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { actorOf } from './actor.ts';
import type { InstallationClient, Octokit } from './app-client.ts';
import { listCommitMessages } from './conversation.ts';
import { readDiff } from './diff.ts';
import { isNotFound } from './errors.ts';
import type { Wants } from './whole-texts.ts';

/** A pull request as GitHub returns it. */
export type ApiPull = Awaited<ReturnType<Octokit['rest']['pulls']['get']>>['data'];
/** Reads one pull request as it stands, without judging facts. */
export async function getPull(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
): Promise<ApiPull | null> {
  try {
    const { data } = await client.octokit.rest.pulls.get({
      owner: repository.owner,
      repo: repository.name,
      pull_number: number,
    });
    return data;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Only the head commit: what is asked again right before something is written about it. */
export async function getHead(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
): Promise<{ readonly sha: Sha; readonly open: boolean } | null> {
  const pull = await getPull(client, repository, number);
  return pull === null ? null : { sha: Sha.parse(pull.head.sha), open: pull.state === 'open' };
}

/** What a reader of a pull request brings along from the configuration and from the ledger. */
export interface PullContext {
  /** Slugs of the teams that the base branch's configuration or CODEOWNERS names. */
  readonly teams: readonly string[];
  readonly comments: readonly CommentApproval[];
  /** Who had a machine write it, beside its assignees. */
  readonly commissioners: readonly Actor[];
  readonly codeowners: string | null;
  /** Logins, beside the reviewers', whose permission matters. */
  readonly people: readonly string[];
  /** Which changed files are read whole, by their path. */
  readonly wants: Wants;
}

/**
 * The facts that the judging rules need, all for the head that `pull` shows, and the messages of its commits, of
 * which whoever judges reads the co-authors.
 * @param pull as `getPull` returned it
 */
export async function readPullRequest(
  client: InstallationClient,
  repository: RepositoryRef,
  pull: ApiPull,
  context: PullContext,
): Promise<{
  readonly facts: Omit<PullRequest, 'coAuthors'>;
  readonly messages: readonly string[];
  /** The head before, where the newest push only added commits on top of it; else null. */
  readonly onTopOf: string | null;
}> {
  const [diff, reviews, { pushers, onTopOf }] = await Promise.all([
    readDiff(client, repository, {
      number: pull.number,
      changedFiles: pull.changed_files,
      mergeBase: () => readMergeBase(client, repository, pull.base.sha, pull.head.sha),
      head: Sha.parse(pull.head.sha),
      wants: context.wants,
    }),
    readReviews(client, repository, pull.number),
    readPushers(client, pull),
  ]);
  const people = [
    ...reviews.filter((review) => review.author.type === 'User').map((review) => review.author.login),
    ...context.comments.map((comment) => comment.author.login),
    ...context.people,
  ];
  // Until somebody approves, nobody's entitlement or authorship matters: save the calls.
  const [entitlements, messages] = await Promise.all([
    Promise.all(
      [...new Set(people)].map((login) => readEntitlement(client, repository, login, context.teams)),
    ),
    people.length === 0 ? [] : listCommitMessages(client, repository, pull.number),
  ]);
  const facts = {
    repository,
    repositoryId: RepositoryId.parse(pull.base.repo.id),
    number: pull.number,
    title: pull.title,
    state: pull.state,
    draft: pull.draft ?? false,
    author: actorOf(pull.user),
    head: {
      sha: Sha.parse(pull.head.sha),
      ref: pull.head.ref,
      repository: pull.head.repo?.full_name ?? null,
    },
    base: { sha: Sha.parse(pull.base.sha), ref: pull.base.ref },
    diff,
    reviews,
    pushers,
    comments: context.comments,
    commissioners: [...context.commissioners, ...(pull.assignees ?? []).map(actorOf)],
    codeowners: context.codeowners,
    entitlements,
  };
  return { facts, messages, onTopOf };
}

/** The commit that a pull request is compared with. */
export async function readMergeBase(
  client: InstallationClient,
  repository: RepositoryRef,
  base: string,
  head: string,
): Promise<Sha> {
  const { data } = await client.octokit.rest.repos.compareCommitsWithBasehead({
    owner: repository.owner,
    repo: repository.name,
    basehead: `${base}...${head}`,
    per_page: 1,
  });
  return Sha.parse(data.merge_base_commit.sha);
}

async function readReviews(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
): Promise<Review[]> {
  const listed = await client.octokit.paginate(client.octokit.rest.pulls.listReviews, {
    owner: repository.owner,
    repo: repository.name,
    pull_number: number,
    per_page: 100,
  });
  const reviews: Review[] = [];
  for (const review of listed) {
    const state = review.state;
    // PENDING reviews are drafts; a review without a commit cannot be bound to anything.
    if (
      state !== 'APPROVED' &&
      state !== 'CHANGES_REQUESTED' &&
      state !== 'COMMENTED' &&
      state !== 'DISMISSED'
    )
      continue;
    if (review.commit_id === null || review.submitted_at === undefined) continue;
    reviews.push({
      id: review.id,
      author: actorOf(review.user),
      state,
      commit: Sha.parse(review.commit_id),
      submittedAt: review.submitted_at,
    });
  }
  return reviews;
}

/** Everybody who pushed to the head branch, newest first, and what the newest push did, from GitHub's own log. */
async function readPushers(
  client: InstallationClient,
  pull: ApiPull,
): Promise<{ readonly pushers: PullRequest['pushers']; readonly onTopOf: string | null }> {
  const unknown = (why: string) => ({ pushers: { unknown: why }, onTopOf: null });
  const repository = pull.head.repo;
  if (repository === null) return unknown('the repository of the head branch is gone');
  try {
    const { data } = await client.octokit.rest.repos.listActivities({
      owner: repository.owner.login,
      repo: repository.name,
      ref: `refs/heads/${pull.head.ref}`,
      per_page: 100,
    });
    const pushes = data.filter((activity) => activity.activity_type !== 'branch_deletion');
    if (pushes[0]?.after !== pull.head.sha) {
      return unknown("GitHub's activity log does not show the push of this head yet");
    }
    const [newest] = pushes;
    const onTopOf = newest?.activity_type === 'push' ? newest.before : null;
    return { pushers: pushes.map((activity) => actorOf(activity.actor)), onTopOf };
  } catch (error) {
    if (isNotFound(error)) {
      return unknown(`the App cannot read the activity of ${repository.full_name}`);
    }
    throw error;
  }
}

/** What GitHub says a person may do in the repository, and which of the teams they are in. */
export async function readEntitlement(
  client: InstallationClient,
  repository: RepositoryRef,
  login: string,
  teams: readonly string[],
): Promise<Entitlement> {
  const [permission, member] = await Promise.all([
    readPermission(client, repository, login),
    Promise.all(
      teams.map(async (team) => ((await isMember(client, repository.owner, team, login)) ? team : null)),
    ),
  ]);
  return { login, permission, teams: member.filter((team) => team !== null) };
}

async function readPermission(
  client: InstallationClient,
  repository: RepositoryRef,
  login: string,
): Promise<Entitlement['permission']> {
  try {
    const { data } = await client.octokit.rest.repos.getCollaboratorPermissionLevel({
      owner: repository.owner,
      repo: repository.name,
      username: login,
    });
    // `permission` folds maintain into write and triage into read; a role of the organisation's own making has a
    // name that says nothing, and folds as well.
    const known = ['admin', 'maintain', 'write', 'triage', 'read', 'none'] as const;
    return (
      known.find((level) => level === data.role_name) ??
      known.find((level) => level === data.permission) ??
      'none'
    );
  } catch (error) {
    if (isNotFound(error)) return 'none';
    throw error;
  }
}

async function isMember(
  client: InstallationClient,
  org: string,
  team: string,
  login: string,
): Promise<boolean> {
  try {
    const { data } = await client.octokit.rest.teams.getMembershipForUserInOrg({
      org,
      team_slug: team,
      username: login,
    });
    return data.state === 'active';
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
