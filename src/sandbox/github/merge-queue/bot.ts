import { createUser } from '../accounts/create.ts';
import type { Context } from '../context.ts';
import type { Author } from '../http/actor.ts';

const login = 'github-merge-queue[bot]';

/** As whom GitHub writes the branches of merge queues and merges what they let through. */
export function queueBot(context: Context): Author {
  const user = context.state.userNamed(login) ?? createUser(context, { login, type: 'Bot' });
  return { kind: 'user', user };
}
