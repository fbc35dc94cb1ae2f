import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Repository, Role } from '../state/repository.ts';
import { simpleOrganisation, simpleUser } from './account.ts';
import { nodeId } from './node-id.ts';

type Shape = components['schemas']['repository'];

/** Templates of the addresses that GitHub lists with every repository, below its API address. */
const addresses = {
  forks_url: '/forks',
  keys_url: '/keys{/key_id}',
  collaborators_url: '/collaborators{/collaborator}',
  teams_url: '/teams',
  hooks_url: '/hooks',
  issue_events_url: '/issues/events{/number}',
  events_url: '/events',
  assignees_url: '/assignees{/user}',
  branches_url: '/branches{/branch}',
  tags_url: '/tags',
  blobs_url: '/git/blobs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  git_refs_url: '/git/refs{/sha}',
  trees_url: '/git/trees{/sha}',
  statuses_url: '/statuses/{sha}',
  languages_url: '/languages',
  stargazers_url: '/stargazers',
  contributors_url: '/contributors',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  commits_url: '/commits{/sha}',
  git_commits_url: '/git/commits{/sha}',
  comments_url: '/comments{/number}',
  issue_comment_url: '/issues/comments{/number}',
  contents_url: '/contents/{+path}',
  compare_url: '/compare/{base}...{head}',
  merges_url: '/merges',
  archive_url: '/{archive_format}{/ref}',
  downloads_url: '/downloads',
  issues_url: '/issues{/number}',
  pulls_url: '/pulls{/number}',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  labels_url: '/labels{/name}',
  releases_url: '/releases{/id}',
  deployments_url: '/deployments',
} as const;

/** API address of a repository. */
export function repositoryUrl(context: Context, repository: Repository): string {
  return `${context.api}/repos/${context.state.fullName(repository)}`;
}

/** Web address of a repository. */
export function repositoryPage(context: Context, repository: Repository): string {
  return `${context.url}/${context.state.fullName(repository)}`;
}

/** Address from which git clones. */
function cloneUrl(context: Context, repository: Repository): string {
  return `${repositoryPage(context, repository)}.git`;
}

/** What embedded and listed repositories have in common, down to the webhook payloads. */
export function repositoryShape(context: Context, repository: Repository): Shape {
  const { state } = context;
  const url = repositoryUrl(context, repository);
  const host = new URL(context.url).host;
  const fullName = state.fullName(repository);
  const forks = [...state.repositories.values()].filter((one) => one.parentId === repository.id);
  const forksCount = forks.length;
  const openIssues = [...repository.issues.values()].filter((issue) => issue.state === 'open');
  const openIssuesCount = openIssues.length;
  const below = Object.fromEntries(
    Object.entries(addresses).map(([name, path]) => [name, url + path]),
  ) as Record<keyof typeof addresses, string>;
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName,
    private: repository.private,
    owner: simpleUser(context, state.account(repository.ownerId)),
    html_url: repositoryPage(context, repository),
    description: repository.description,
    fork: repository.parentId !== null,
    url,
    ...below,
    git_url: `git://${host}/${fullName}.git`,
    ssh_url: `git@${host}:${fullName}.git`,
    clone_url: cloneUrl(context, repository),
    svn_url: repositoryPage(context, repository),
    mirror_url: null,
    homepage: null,
    language: null,
    size: 0,
    forks_count: forksCount,
    stargazers_count: 0,
    watchers_count: 0,
    open_issues_count: openIssuesCount,
    forks: forksCount,
    open_issues: openIssuesCount,
    watchers: 0,
    default_branch: repository.defaultBranch,
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: repository.archived,
    disabled: false,
    visibility: repository.private ? 'private' : 'public',
    license: null,
    allow_forking: true,
    web_commit_signoff_required: false,
    pushed_at: repository.pushedAt,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
  };
}

/** The answer of `GET /repos/{owner}/{repo}`, with what the caller may do. */
export function fullRepository(
  context: Context,
  repository: Repository,
  role: Role | null,
): components['schemas']['full-repository'] {
  const { state } = context;
  const owner = state.account(repository.ownerId);
  const parent = repository.parentId === null ? null : state.repository(repository.parentId);
  const base = repositoryShape(context, repository);
  return {
    ...base,
    has_discussions: false,
    pushed_at: repository.pushedAt,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    permissions: permissionsOf(role),
    allow_rebase_merge: true,
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_auto_merge: false,
    allow_update_branch: false,
    delete_branch_on_merge: false,
    use_squash_pr_title_as_default: false,
    squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
    squash_merge_commit_message: 'COMMIT_MESSAGES',
    merge_commit_title: 'MERGE_MESSAGE',
    merge_commit_message: 'PR_TITLE',
    subscribers_count: 0,
    network_count: base.forks_count,
    ...(owner.type === 'Organization' ? { organization: simpleUser(context, owner) } : {}),
    ...(parent === null
      ? {}
      : { parent: repositoryShape(context, parent), source: repositoryShape(context, parent) }),
  };
}

function permissionsOf(role: Role | null) {
  const order: readonly (Role | null)[] = ['read', 'triage', 'write', 'maintain', 'admin'];
  const has = (needed: Role) => order.indexOf(role) >= order.indexOf(needed);
  return {
    admin: has('admin'),
    maintain: has('maintain'),
    push: has('write'),
    triage: has('triage'),
    pull: has('read'),
  };
}

/** The `organization` member of payloads, when an organisation owns the repository. */
export function organisationOf(
  context: Context,
  repository: Repository,
): components['schemas']['organization-simple'] | null {
  const owner = context.state.account(repository.ownerId);
  return owner.type === 'Organization' ? simpleOrganisation(context, owner) : null;
}
