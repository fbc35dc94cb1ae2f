import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { App, Installation } from '../state/account.ts';
import { simpleUser } from './account.ts';
import { nodeId } from './node-id.ts';

/** An App as embedded in check runs and comments, and as `GET /app` gives it. */
export function appShape(
  context: Context,
  app: App,
): NonNullable<components['schemas']['nullable-integration']> {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('Integration', app.id),
    client_id: app.clientId,
    owner: simpleUser(context, context.state.account(app.ownerId)),
    name: app.name,
    description: app.description,
    external_url: app.externalUrl,
    html_url: `${context.url}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: app.permissions,
    events: [...app.events],
  };
}

/** An installation, in answers and in `installation` payloads. */
export function installationShape(
  context: Context,
  installation: Installation,
): components['schemas']['installation'] {
  const { state } = context;
  const app = state.app(installation.appId);
  const account = state.account(installation.accountId);
  const by = installation.suspended?.by;
  const settings = account.type === 'Organization' ? `/organizations/${account.login}/settings` : '/settings';
  return {
    id: installation.id,
    client_id: app.clientId,
    account: simpleUser(context, account),
    repository_selection: installation.selection,
    access_tokens_url: `${context.api}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${context.api}/installation/repositories`,
    html_url: `${context.url}${settings}/installations/${installation.id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type === 'Organization' ? 'Organization' : 'User',
    permissions: installation.permissions,
    events: [...installation.events],
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: by === undefined ? null : simpleUser(context, state.account(by)),
    suspended_at: installation.suspended?.at ?? null,
  };
}
