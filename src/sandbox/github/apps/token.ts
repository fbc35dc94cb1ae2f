import { randomToken } from '../accounts/create.ts';
import { type Context, isoSeconds } from '../context.ts';
import type { Installation, Permissions, Token } from '../state/account.ts';

/** What an installation token is good for; what is left out is as wide as the installation. */
export interface TokenScope {
  readonly permissions?: Permissions;
  readonly repositoryIds?: ReadonlySet<number> | null;
  /** For the `GITHUB_TOKEN` of a run: its pushes trigger no workflows. */
  readonly quiet?: boolean;
  /** An hour unless told. */
  readonly seconds?: number;
}

/** Mints a token of an installation. The caller has checked that the scope is within it. */
export function mintInstallationToken(
  context: Context,
  installation: Installation,
  scope: TokenScope = {},
): Extract<Token, { kind: 'installation' }> {
  const value = randomToken('ghs_');
  const token = {
    kind: 'installation' as const,
    value,
    installationId: installation.id,
    permissions: scope.permissions ?? installation.permissions,
    repositoryIds: scope.repositoryIds ?? null,
    expiresAt: isoSeconds(new Date(context.now().getTime() + (scope.seconds ?? 3600) * 1000)),
    quiet: scope.quiet ?? false,
  };
  context.state.tokens.set(value, token);
  return token;
}
