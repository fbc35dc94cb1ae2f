import type { Context } from '../context.ts';
import type { Repository } from '../state/repository.ts';

/**
 * Keeps all other writers away from a repository and its forks, which share pull requests, while refs are moved
 * and their consequences drawn. Not re-entrant.
 */
export function holdRepository<T>(
  context: Context,
  repository: Repository,
  action: () => Promise<T>,
): Promise<T> {
  let root = repository;
  while (root.parentId !== null) root = context.state.repository(root.parentId);
  return context.locks.hold(root.id, action);
}
