import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Account, Organisation, Team, User } from '../state/account.ts';
import { nodeId } from './node-id.ts';

/** An account as it is embedded everywhere: owner, author, sender. */
export function simpleUser(context: Context, account: Account): components['schemas']['simple-user'] {
  const { login, id, type } = account;
  const url = `${context.api}/users/${encodeURIComponent(login)}`;
  const app = login.endsWith('[bot]') ? `/apps/${login.slice(0, -'[bot]'.length)}` : `/${login}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${context.url}/avatars/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `${context.url}${app}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** A person's or bot's public profile, also given for organisations under `/users/{username}`. */
export function publicUser(context: Context, account: Account): components['schemas']['public-user'] {
  const owned = [...context.state.repositories.values()].filter(
    (one) => one.ownerId === account.id && !one.private,
  );
  return {
    ...simpleUser(context, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: account.email,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: owned.length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  };
}

/** What a person sees of themselves. */
export function privateUser(context: Context, user: User): components['schemas']['private-user'] {
  return {
    ...publicUser(context, user),
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}

/** An organisation as embedded in webhooks and memberships. */
export function simpleOrganisation(
  context: Context,
  organisation: Organisation,
): components['schemas']['organization-simple'] {
  const { login, id } = organisation;
  const url = `${context.api}/orgs/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId('Organization', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${context.url}/avatars/u/${id}`,
    description: null,
  };
}

/** A team of an organisation. */
export function team(context: Context, organisation: Organisation, one: Team): components['schemas']['team'] {
  const url = `${context.api}/organizations/${organisation.id}/team/${one.id}`;
  return {
    id: one.id,
    node_id: nodeId('Team', one.id),
    name: one.name,
    slug: one.slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    url,
    html_url: `${context.url}/orgs/${organisation.login}/teams/${one.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    organization_id: organisation.id,
    parent: null,
  };
}
