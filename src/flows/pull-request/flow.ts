import { keepEarlier, lookAtRest } from '../earlier-commits/after-look.ts';
import type { Flow } from '../flow.ts';
import { afterLook } from '../policy-edit/after-look.ts';
import { actOnPullRequest } from './act.ts';
import { nextForPullRequest } from './next.ts';
import { noteLook } from './note-look.ts';
import { readPullRequestState } from './read.ts';
import type { PullRequestState } from './state.ts';
import type { PullRequestStep } from './step.ts';

/** Judges a pull request and keeps its checks true to what it finds. */
export const pullRequest: Flow<PullRequestState, PullRequestStep> = {
  kind: 'pull-request',
  read: readPullRequestState,
  next: nextForPullRequest,
  async act(context, state, step) {
    await keepEarlier(context, state);
    const afterwards = await actOnPullRequest(context, state, step);
    await noteLook(context, state, afterwards);
    await lookAtRest(context, state, afterwards);
    await afterLook(context, state, afterwards);
    return afterwards;
  },
};
