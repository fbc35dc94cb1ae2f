import type { App, Permissions } from '../state/account.ts';
import type { Repository, Role } from '../state/repository.ts';
import type { Author } from './actor.ts';
import type { Call } from './call.ts';
import type { Reply } from './reply.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of the REST API. Files of `rest/` export a list of them as `routes`. */
export interface Route {
  readonly method: Method;
  /** Exactly as in GitHub's description: `/repos/{owner}/{repo}/pulls/{pull_number}`. */
  readonly template: string;
  readonly access: Access;
}

/** Who may use an operation, and what is done for them. */
type Access =
  /** Everybody, known or not. */
  | { readonly kind: 'public'; handle(call: Call): Promise<Reply> | Reply }
  /** People, and installations of Apps. */
  | { readonly kind: 'signed-in'; handle(call: Call, author: Author): Promise<Reply> | Reply }
  /** An App with its JSON web token. */
  | { readonly kind: 'app'; handle(call: Call, app: App): Promise<Reply> | Reply }
  | ({
      readonly kind: 'repository';
      handle(call: Call, repository: Repository, author: Author): Promise<Reply> | Reply;
    } & RepositoryNeeds);

/** What an operation on a repository asks of its caller. */
export interface RepositoryNeeds {
  /** What an App needs: one of these sets. Empty when no App may use it. */
  readonly app: readonly Permissions[];
  /** What a person needs. */
  readonly role: Role;
}

/** An operation under `/repos/{owner}/{repo}`. */
export function repositoryRoute(
  method: Method,
  template: string,
  needs: RepositoryNeeds,
  handle: Extract<Access, { kind: 'repository' }>['handle'],
): Route {
  return { method, template, access: { kind: 'repository', ...needs, handle } };
}

/** An operation of an App as itself. */
export function appRoute(
  method: Method,
  template: string,
  handle: Extract<Access, { kind: 'app' }>['handle'],
): Route {
  return { method, template, access: { kind: 'app', handle } };
}

/** An operation for anybody who is signed in. */
export function signedInRoute(
  method: Method,
  template: string,
  handle: Extract<Access, { kind: 'signed-in' }>['handle'],
): Route {
  return { method, template, access: { kind: 'signed-in', handle } };
}

/** An operation that needs no authentication. */
export function publicRoute(
  method: Method,
  template: string,
  handle: Extract<Access, { kind: 'public' }>['handle'],
): Route {
  return { method, template, access: { kind: 'public', handle } };
}
