import { listLiveRepositories } from '../../connect/github/installations.ts';
import type { Flow } from '../flow.ts';

/** The subject under which all repositories of an installation resume. No repository has this name: it lacks a slash. */
export const wholeOrganisation = 'organisation';

/** What resumes after a pause. */
interface Resumed {
  /** `owner/name`. */
  readonly repositories: readonly string[];
}

type ResumeStep = { readonly kind: 'wake' } | { readonly kind: 'rest' };

/** Has what a pause held back looked at again: the open pull requests and gates of a repository, or of all. */
export const resume: Flow<Resumed, ResumeStep> = {
  kind: 'resume',
  read: async ({ client }, subject) => ({
    repositories: subject === wholeOrganisation ? await listLiveRepositories(client) : [subject],
  }),
  next: ({ repositories }) => ({ kind: repositories.length === 0 ? 'rest' : 'wake' }),
  async act(context, { repositories }, step) {
    if (step.kind === 'rest') return { kind: 'rest' };
    for (const name of repositories) {
      for (const kind of ['open-pulls', 'gates']) await context.wake(kind, name, 'a pause ended');
    }
    return { kind: 'rest' };
  },
};
