import type { Context } from '../context.ts';
import { emit } from '../emit.ts';
import { simpleUser, team as teamShape } from '../shape/account.ts';
import type { Organisation, Team, User } from '../state/account.ts';

/** Adds a person to a team or takes them out, and announces it as `membership`. */
export function changeTeam(
  context: Context,
  organisation: Organisation,
  team: Team,
  user: User,
  member: boolean,
): void {
  if (member) team.members.set(user.id, 'member');
  else team.members.delete(user.id);
  const administrator = [...organisation.members].find(([, role]) => role === 'admin')?.[0];
  const sender = administrator === undefined ? organisation : context.state.user(administrator);
  emit(
    context,
    'membership',
    member ? 'added' : 'removed',
    { organisation, sender },
    {
      scope: 'team',
      member: simpleUser(context, user),
      team: teamShape(context, organisation, team),
    },
  );
}
