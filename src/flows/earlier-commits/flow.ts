import { type ApiPull, getPull } from '../../connect/github/pull-requests.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { Flow } from '../flow.ts';
import { type Policy, readPolicy } from '../policy.ts';
import { parsePullSubject } from '../subject.ts';
import { type KnownCommits, knownCommits, lookAtCommits, objectOf } from './earlier.ts';
import { rememberEarlier } from './note.ts';

/** So many are looked at before it is kept how far this came. */
const mostAtOnce = 10;

/** A pull request with commits that nobody looked at yet; null when it is not open. */
type EarlierState = {
  readonly subject: string;
  readonly repository: RepositoryRef;
  readonly pull: ApiPull;
  readonly policy: Policy;
  readonly known: KnownCommits;
} | null;

type EarlierStep = { readonly kind: 'look'; readonly commits: readonly string[] } | { readonly kind: 'rest' };

/**
 * Looks at the commits of a pull request that nobody looked at yet, which its own flow has no requests for, and has
 * it judged when there is none left.
 */
export const earlierCommits: Flow<EarlierState, EarlierStep> = {
  kind: 'earlier-commits',
  async read(context, subject) {
    const { repository, number } = parsePullSubject(subject);
    const pull = await getPull(context.client, repository, number);
    if (pull === null || pull.state !== 'open') return null;
    const policy = await readPolicy(context, repository, {
      base: pull.base.ref,
      default: pull.base.repo.default_branch,
    });
    const known = await knownCommits(context, repository, pull, policy);
    return { subject, repository, pull, policy, known };
  },
  next(state) {
    if (state === null || (state.known.missing.length === 0 && !state.known.fresh)) return { kind: 'rest' };
    return { kind: 'look', commits: state.known.missing.slice(0, mostAtOnce) };
  },
  async act(context, state, step) {
    if (state === null || step.kind === 'rest') return { kind: 'rest' };
    const { subject, repository, pull, policy, known } = state;
    const looked = await lookAtCommits(context, repository, policy, step.commits);
    await rememberEarlier(context, objectOf(pull), { ...known.note, looked });
    if (step.commits.length < known.missing.length) return { kind: 'again' };
    await context.wake('pull-request', subject, 'its earlier commits were looked at', 'event');
    return { kind: 'rest' };
  },
};
