import { covers, grants, includesRole, roleOf } from '../access.ts';
import type { App, Permissions } from '../state/account.ts';
import type { Repository } from '../state/repository.ts';
import type { Actor, Author } from './actor.ts';
import type { Call } from './call.ts';
import { notAccessible, notFound, Refusal } from './reply.ts';
import type { RepositoryNeeds } from './route.ts';

/** @throws {Refusal} unless an App speaks with its JSON web token. */
export function requireApp(actor: Actor): App {
  if (actor.kind !== 'app') throw new Refusal(401, 'A JSON web token could not be decoded');
  return actor.app;
}

/** @throws {Refusal} unless a person or an installation speaks. */
export function requireAuthor(actor: Actor): Author {
  if (actor.kind === 'anonymous') throw new Refusal(401, 'Requires authentication');
  if (actor.kind === 'app') throw notAccessible();
  return actor;
}

/**
 * The repository of a call, if its caller may do there what the operation needs.
 * @throws {Refusal} 404 for what the caller may not know of, 403 for what they know of but may not do.
 */
export function requireRepository(call: Call, author: Author, needs: RepositoryNeeds): Repository {
  const { state } = call.context;
  const repository = state.repositoryNamed(call.text('owner'), call.text('repo'));
  if (repository === null) throw notFound();
  requireAccess(call, repository, author, needs);
  return repository;
}

/**
 * Lets a caller pass who may do in a repository what the operation needs.
 * @throws {Refusal} 404 for what the caller may not know of, 403 for what they know of but may not do.
 */
export function requireAccess(
  call: Call,
  repository: Repository,
  author: Author,
  needs: RepositoryNeeds,
): void {
  if (author.kind === 'user') {
    const role = roleOf(call.context.state, repository, author.user);
    if (role === null) throw notFound();
    if (!includesRole(role, needs.role)) {
      throw new Refusal(403, `Must have ${needs.role} rights to Repository.`);
    }
    return;
  }
  if (!reaches(author, repository)) {
    // Like anybody, an App may read what is public; nothing else is there for it.
    if (repository.private) throw notFound();
    if (call.method === 'GET' && needs.app.some(isPublic)) return;
    throw notAccessible();
  }
  if (!needs.app.some((set) => grants(author.permissions, set))) throw notAccessible(needs.app);
}

/** What of a public repository everybody can see. */
const publicPermissions = new Set([
  ...['actions', 'checks', 'contents', 'issues', 'metadata', 'pull_requests', 'statuses'],
]);

function isPublic(permissions: Permissions): boolean {
  return Object.keys(permissions).every((name) => publicPermissions.has(name));
}

/**
 * People may change what is theirs, and what is others' with write access. An App's permission was checked before.
 * @throws {Refusal} 403
 */
export function requireOwnOrWrite(call: Call, repository: Repository, ownerId: number, author: Author): void {
  if (author.kind === 'installation' || author.user.id === ownerId) return;
  const role = roleOf(call.context.state, repository, author.user);
  if (!includesRole(role, 'write')) throw new Refusal(403, 'Must have write rights to Repository.');
}

/** Whether an installation token reaches a repository. */
export function reaches(author: Extract<Actor, { kind: 'installation' }>, repository: Repository): boolean {
  if (!covers(author.installation, repository)) return false;
  return author.repositoryIds === null || author.repositoryIds.has(repository.id);
}
