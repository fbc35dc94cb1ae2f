import type { App, Installation, Permissions, User } from '../state/account.ts';

/** Who makes a request, as authenticated. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly user: User }
  /** An App as itself, by its JSON web token. */
  | { readonly kind: 'app'; readonly app: App }
  | {
      readonly kind: 'installation';
      readonly app: App;
      readonly installation: Installation;
      readonly permissions: Permissions;
      /** Narrower than the installation, or null. */
      readonly repositoryIds: ReadonlySet<number> | null;
      readonly quiet: boolean;
      /** The App's bot. */
      readonly user: User;
    };

/** An actor that can author something: a person or an App's bot. */
export type Author = Extract<Actor, { user: User }>;

/** Login to show in logs, or null for nobody. */
export function actorLogin(actor: Actor): string | null {
  if (actor.kind === 'anonymous') return null;
  return actor.kind === 'app' ? actor.app.slug : actor.user.login;
}

/** Whose rate limit a request counts against. */
export function limitKey(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'user':
      return `user ${actor.user.id}`;
    case 'app':
      return `app ${actor.app.id}`;
    case 'installation':
      return `installation ${actor.installation.id}`;
  }
}

/** Whether what an author does triggers no workflows. */
export function isQuiet(author: Author): boolean {
  return author.kind === 'installation' && author.quiet;
}
