import { listActiveInstallations } from '../../connect/github/installations.ts';
import type { AppFlow } from '../app-flow.ts';

interface Installations {
  readonly active: readonly number[];
  /** Milliseconds between two sweeps. */
  readonly every: number;
}

/** The beginning of a sweep over everything that is open: every installation that is not suspended. */
export const installations: AppFlow<Installations, { readonly kind: 'wake' | 'rest' }> = {
  kind: 'installations',
  read: async (context) => ({
    active: await listActiveInstallations(context.octokit),
    every: context.every.objects,
  }),
  next: ({ active }) => ({ kind: active.length === 0 ? 'rest' : 'wake' }),
  async act(context, { active, every }) {
    for (const installation of active) {
      const wake = { kind: 'repositories', installation, subject: 'all', reason: 'sweep' };
      await context.wake({ ...wake, priority: 'sweep' });
    }
    return { kind: 'later', milliseconds: every, why: 'sweep' };
  },
};
