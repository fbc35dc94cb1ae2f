import type { Context } from '../context.ts';
import { emit } from '../emit.ts';
import { simpleUser } from '../shape/account.ts';
import { installationShape } from '../shape/app.ts';
import type { Account } from '../state/account.ts';

/** Gives an account another login, and tells the Apps that are installed on it; old addresses lead to the new ones. */
export function renameAccount(context: Context, account: Account, login: string, sender: Account): void {
  const { state } = context;
  const from = account.login;
  for (const repository of state.repositories.values()) {
    if (repository.ownerId === account.id) {
      state.redirects.set(state.fullName(repository).toLowerCase(), repository.id);
    }
  }
  account.login = login;
  for (const installation of state.installations.values()) {
    if (installation.accountId !== account.id) continue;
    emit(
      context,
      'installation_target',
      'renamed',
      { sender, onlyAppId: installation.appId },
      {
        account: simpleUser(context, account),
        changes: { login: { from } },
        installation: installationShape(context, installation),
        target_type: account.type === 'Organization' ? 'Organization' : 'User',
      },
    );
  }
}
