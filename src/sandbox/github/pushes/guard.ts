import { includesRole, roleOf } from '../access.ts';
import type { Context } from '../context.ts';
import type { Author } from '../http/actor.ts';
import type { Protection } from '../state/protection.ts';
import type { Repository } from '../state/repository.ts';

/** What protection forbids an author to do to a branch directly. */
interface Guard {
  /** Changes must come by pull request or wait for checks. */
  readonly noPush: boolean;
  readonly noForce: boolean;
  readonly noDelete: boolean;
}

const open: Guard = { noPush: false, noForce: false, noDelete: false };

/**
 * What protection says of a branch and an author. Administrators are exempt unless it is enforced for them, but
 * force pushes and deletions are forbidden to everybody.
 */
export function guardOf(context: Context, repository: Repository, branch: string, author: Author): Guard {
  const protection = repository.protections.get(branch);
  if (protection === undefined) return open;
  const exempt = isExempt(context, repository, protection, author);
  return {
    noPush:
      !exempt &&
      (protection.requiredPullRequestReviews !== null ||
        (protection.requiredStatusChecks?.checks.length ?? 0) > 0),
    noForce: !protection.allowForcePushes,
    noDelete: !protection.allowDeletions,
  };
}

/** Whether the author may pass over required checks and reviews. */
export function isExempt(
  context: Context,
  repository: Repository,
  protection: Protection,
  author: Author,
): boolean {
  if (protection.enforceAdmins || author.kind !== 'user') return false;
  return includesRole(roleOf(context.state, repository, author.user), 'admin');
}

/** Tells the update hook which branches are guarded, one `branch flags` line each. */
export function protectionEnvironment(
  context: Context,
  repository: Repository,
  author: Author,
): Record<string, string> {
  const lines = [...repository.protections.keys()].map((branch) => {
    const guard = guardOf(context, repository, branch, author);
    const flags = [guard.noPush && 'push', guard.noForce && 'force', guard.noDelete && 'delete'];
    return `refs/heads/${branch} ${flags.filter((flag) => flag !== false).join(',')}`;
  });
  return { SANDBOX_GUARDED_REFS: lines.join('\n') };
}

/** The update hook of every repository. It sees each ref before it moves, and refuses it by its exit code. */
export const updateHook = `#!/bin/sh
ref=$1 before=$2 after=$3
flags=$(printf '%s\\n' "$SANDBOX_GUARDED_REFS" | while read -r name flags; do
  if [ "$name" = "$ref" ]; then printf '%s' "$flags"; fi
done)
refuse() {
  echo "error: GH006: Protected branch update failed for $ref." >&2
  echo "error: $1" >&2
  exit 1
}
has() { case ",$flags," in *",$1,"*) return 0;; esac; return 1; }
case "$ref" in refs/heads/*|refs/tags/*) ;; *) echo "error: deny updating a hidden ref" >&2; exit 1;; esac
case "$after" in *[!0]*) ;; *) if has delete; then refuse "Cannot delete this protected branch"; fi; exit 0;; esac
case "$before" in *[!0]*) ;; *) exit 0;; esac
if has force && ! git merge-base --is-ancestor "$before" "$after"; then
  refuse "Cannot force-push to this protected branch"
fi
if has push; then refuse "Changes must be made through a pull request."; fi
exit 0
`;
