import type { Account, Installation, PermissionLevel, Permissions, User } from './state/account.ts';
import { type Repository, type Role, roles } from './state/repository.ts';
import type { State } from './state/state.ts';

const levels: readonly PermissionLevel[] = ['read', 'write', 'admin'];

/** Whether an App that was granted `granted` may do what needs `needed`. */
export function grants(granted: Permissions, needed: Permissions): boolean {
  return Object.entries(needed).every(([name, level]) => {
    const have = granted[name];
    return have !== undefined && levels.indexOf(have) >= levels.indexOf(level);
  });
}

/** Whether one role includes another. */
export function includesRole(have: Role | null, needed: Role): boolean {
  return have !== null && roles.indexOf(have) >= roles.indexOf(needed);
}

/** What a person may do in a repository; null when they may not even see it. */
export function roleOf(state: State, repository: Repository, user: User): Role | null {
  const owner = state.account(repository.ownerId);
  if (owner.id === user.id) return 'admin';
  if (owner.type === 'Organization' && owner.members.get(user.id) === 'admin') return 'admin';
  const given = repository.collaborators.get(user.id);
  if (given !== undefined) return given;
  const member = owner.type === 'Organization' && owner.members.has(user.id);
  return member || !repository.private ? 'read' : null;
}

/** Whether an installation covers a repository. */
export function covers(installation: Installation, repository: Repository): boolean {
  if (installation.accountId !== repository.ownerId) return false;
  return installation.selection === 'all' || installation.repositoryIds.has(repository.id);
}

/** The repositories of an installation, in the order they were made. */
export function coveredRepositories(state: State, installation: Installation): Repository[] {
  return [...state.repositories.values()].filter((repository) => covers(installation, repository));
}

/** GitHub's word for how an author relates to a repository. */
export function associationOf(
  state: State,
  repository: Repository,
  author: Account,
): 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'NONE' {
  const owner = state.account(repository.ownerId);
  if (owner.id === author.id) return 'OWNER';
  if (owner.type === 'Organization' && owner.members.has(author.id)) return 'MEMBER';
  if (repository.collaborators.has(author.id)) return 'COLLABORATOR';
  const contributed = state.pulls(repository).some((one) => one.authorId === author.id && one.pull.merged);
  return contributed ? 'CONTRIBUTOR' : 'NONE';
}
