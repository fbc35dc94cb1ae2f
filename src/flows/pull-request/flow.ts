import type { Flow } from '../flow.ts';
import { actOnPullRequest } from './act.ts';
import { nextForPullRequest } from './next.ts';
import { readPullRequestState } from './read.ts';
import type { PullRequestState } from './state.ts';
import type { PullRequestStep } from './step.ts';

/** Judges a pull request and keeps its checks true to what it finds. */
export const pullRequest: Flow<PullRequestState, PullRequestStep> = {
  kind: 'pull-request',
  read: readPullRequestState,
  next: nextForPullRequest,
  act: actOnPullRequest,
};
