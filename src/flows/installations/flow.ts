import { listActiveInstallations } from '../../connect/github/installations.ts';
import { type AppFlow, appItself } from '../app-flow.ts';
import { installationWake } from '../installation/wake.ts';

interface Installations {
  readonly active: readonly number[];
  /** Of which something is stored, active or not. */
  readonly stored: readonly number[];
  /** Milliseconds between two sweeps. */
  readonly every: number;
}

/** The beginning of a sweep over everything that is open: every installation that is not suspended. */
export const installations: AppFlow<Installations, { readonly kind: 'wake' }> = {
  kind: 'installations',
  read: async (context) => ({
    active: await listActiveInstallations(context.octokit),
    stored: await context.stored(),
    every: context.every.objects,
  }),
  next: () => ({ kind: 'wake' }),
  async act(context, { active, stored, every }) {
    // GitHub lists none that are gone: those of which something is left are looked at one by one.
    const all = [...new Set([...active, ...stored])].filter((id) => id !== appItself);
    for (const id of all) await context.wake({ ...installationWake(id, 'sweep'), priority: 'sweep' });
    for (const installation of active) {
      const wake = { installation, subject: 'all', reason: 'sweep', priority: 'sweep' } as const;
      await context.wake({ ...wake, kind: 'repositories' });
      await context.wake({ ...wake, kind: 'ledger-anchor' });
    }
    return { kind: 'later', milliseconds: every, why: 'sweep' };
  },
};
