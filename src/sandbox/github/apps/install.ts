import { coveredRepositories } from '../access.ts';
import { type Context, timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import { installationShape } from '../shape/app.ts';
import { nodeId } from '../shape/node-id.ts';
import type { Account, App, Installation } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';

/** Installs an App on an account and tells it so. */
export function installApp(
  context: Context,
  app: App,
  account: Account,
  repositories: 'all' | readonly Repository[],
  sender: Account,
): Installation {
  const installation: Installation = {
    id: context.state.nextId(),
    appId: app.id,
    accountId: account.id,
    selection: repositories === 'all' ? 'all' : 'selected',
    repositoryIds: new Set(repositories === 'all' ? [] : repositories.map(({ id }) => id)),
    permissions: app.permissions,
    events: app.events,
    suspended: null,
    createdAt: timestamp(context),
  };
  context.state.installations.set(installation.id, installation);
  emit(
    context,
    'installation',
    'created',
    { sender, onlyAppId: app.id },
    {
      installation: installationShape(context, installation),
      repositories: coveredRepositories(context.state, installation).map((one) => brief(context, one)),
      requester: null,
    },
  );
  return installation;
}

/** Adds repositories to, or takes them from, an installation of selected ones, and tells the App. */
export function changeInstallation(
  context: Context,
  installation: Installation,
  change: { readonly added: readonly Repository[]; readonly removed: readonly Repository[] },
  sender: Account,
): void {
  for (const { id } of change.added) installation.repositoryIds.add(id);
  for (const { id } of change.removed) installation.repositoryIds.delete(id);
  for (const action of ['added', 'removed'] as const) {
    if (change[action].length === 0) continue;
    emit(
      context,
      'installation_repositories',
      action,
      { sender, onlyAppId: installation.appId },
      {
        installation: installationShape(context, installation),
        repository_selection: installation.selection,
        repositories_added: action === 'added' ? change.added.map((one) => brief(context, one)) : [],
        repositories_removed: action === 'removed' ? change.removed.map((one) => brief(context, one)) : [],
        requester: null,
      },
    );
  }
}

/** Removes an App from an account; its tokens die at once. */
export function uninstallApp(context: Context, installation: Installation, sender: Account): void {
  emit(
    context,
    'installation',
    'deleted',
    { sender, onlyAppId: installation.appId },
    {
      installation: installationShape(context, installation),
      repositories: coveredRepositories(context.state, installation).map((one) => brief(context, one)),
      requester: null,
    },
  );
  context.state.installations.delete(installation.id);
}

function brief(context: Context, repository: Repository) {
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: context.state.fullName(repository),
    private: repository.private,
  };
}
