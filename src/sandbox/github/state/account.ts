import type { KeyObject } from 'node:crypto';

/** A person, or the bot user that acts for an App. */
export interface User {
  readonly id: number;
  readonly type: 'User' | 'Bot';
  login: string;
  name: string | null;
  email: string | null;
  readonly createdAt: string;
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly organisationId: number;
  /** By user id. */
  readonly members: Map<number, 'member' | 'maintainer'>;
}

export interface Organisation {
  readonly id: number;
  readonly type: 'Organization';
  login: string;
  name: string | null;
  email: string | null;
  readonly createdAt: string;
  /** By user id. */
  readonly members: Map<number, 'admin' | 'member'>;
  /** By slug. */
  readonly teams: Map<string, Team>;
}

/** Who can own a repository and have an App installed. */
export type Account = User | Organisation;

export type PermissionLevel = 'read' | 'write' | 'admin';
/** Names as in the App manifest: `pull_requests`, `contents`, `checks`, … */
export type Permissions = Readonly<Record<string, PermissionLevel>>;

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly clientId: string;
  readonly ownerId: number;
  /** The user its commits, comments and reviews are by. */
  readonly botId: number;
  readonly description: string | null;
  readonly externalUrl: string;
  permissions: Permissions;
  readonly events: readonly string[];
  /** Each of them signs the App in. */
  readonly publicKeys: KeyObject[];
  hook: { url: string | null; secret: string | null; contentType: 'json' | 'form'; insecureSsl: '0' | '1' };
  readonly createdAt: string;
}

export interface Installation {
  readonly id: number;
  readonly appId: number;
  readonly accountId: number;
  selection: 'all' | 'selected';
  /** Only of importance when selected. */
  readonly repositoryIds: Set<number>;
  permissions: Permissions;
  readonly events: readonly string[];
  /** Since when, and by whom (an account's id); null while it is not. */
  suspended: { readonly at: string; readonly by: number } | null;
  readonly createdAt: string;
}

/** What a secret in an Authorization header stands for. */
export type Token =
  | { readonly kind: 'user'; readonly value: string; readonly userId: number }
  | {
      readonly kind: 'installation';
      readonly value: string;
      readonly installationId: number;
      readonly permissions: Permissions;
      /** Narrower than the installation, or null for all it covers. */
      readonly repositoryIds: ReadonlySet<number> | null;
      readonly expiresAt: string;
      /** True for the `GITHUB_TOKEN` of a run: what it does triggers no workflows. */
      readonly quiet: boolean;
    };
