import { listLiveRepositories } from '../../connect/github/installations.ts';
import type { Flow } from '../flow.ts';

/** Has every repository of an installation looked through for what events may have missed. */
export const repositories: Flow<{ readonly names: readonly string[] }, { readonly kind: 'wake' | 'rest' }> = {
  kind: 'repositories',
  read: async ({ client }) => ({ names: await listLiveRepositories(client) }),
  next: ({ names }) => ({ kind: names.length === 0 ? 'rest' : 'wake' }),
  async act(context, { names }) {
    for (const name of names) await context.wake('repository', name, 'sweep', 'sweep');
    return { kind: 'rest' };
  },
};
