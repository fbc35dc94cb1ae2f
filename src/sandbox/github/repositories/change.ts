import { type Context, timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import { simpleUser } from '../shape/account.ts';
import type { Account, User } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';

/** Gives a repository another name. Its folder keeps its name; the old address leads to the new one. */
export function renameRepository(context: Context, repository: Repository, name: string, by: User): void {
  const from = repository.name;
  leaveAddress(context, repository);
  repository.name = name;
  repository.updatedAt = timestamp(context);
  emit(
    context,
    'repository',
    'renamed',
    { repository, sender: by },
    { changes: { repository: { name: { from } } } },
  );
}

/**
 * Gives a repository to another account, the old address leading to the new one. Only the account that gets it is
 * told, and installations elsewhere lose it without a word, unless they had selected it.
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads?actionType=transferred#repository
 */
export function transferRepository(context: Context, repository: Repository, to: Account, by: User): void {
  const from = context.state.account(repository.ownerId);
  leaveAddress(context, repository);
  repository.ownerId = to.id;
  repository.updatedAt = timestamp(context);
  for (const installation of context.state.installations.values()) {
    if (installation.accountId === from.id) installation.repositoryIds.delete(repository.id);
  }
  const owner = {
    from: { [from.type === 'Organization' ? 'organization' : 'user']: simpleUser(context, from) },
  };
  emit(context, 'repository', 'transferred', { repository, sender: by }, { changes: { owner } });
}

/** Makes a repository private or public. */
export function setPrivate(context: Context, repository: Repository, value: boolean, by: User): void {
  if (repository.private === value) return;
  repository.private = value;
  emit(context, 'repository', value ? 'privatized' : 'publicized', { repository, sender: by }, {});
}

/** Archives a repository, or takes it out of the archive. */
export function setArchived(context: Context, repository: Repository, value: boolean, by: User): void {
  if (repository.archived === value) return;
  repository.archived = value;
  emit(context, 'repository', value ? 'archived' : 'unarchived', { repository, sender: by }, {});
}

/** Deletes a repository; what is on disk stays until the local GitHub is gone. */
export function deleteRepository(context: Context, repository: Repository, by: User): void {
  emit(context, 'repository', 'deleted', { repository, sender: by }, {});
  context.state.repositories.delete(repository.id);
}

function leaveAddress(context: Context, repository: Repository): void {
  context.state.redirects.set(context.state.fullName(repository).toLowerCase(), repository.id);
}
