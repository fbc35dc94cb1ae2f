import type { Actor } from '../../domain/pull-request.ts';

/** What GitHub shows for a deleted account. It is entitled to nothing. */
const ghost: Actor = { id: 10137, login: 'ghost', type: 'User' };

/** A user as GitHub's API describes them, or the ghost of one that is gone. */
export function actorOf(
  user: { readonly id: number; readonly login: string; readonly type: string } | null | undefined,
): Actor {
  if (user === null || user === undefined) return ghost;
  return { id: user.id, login: user.login, type: user.type === 'User' ? 'User' : 'Bot' };
}
