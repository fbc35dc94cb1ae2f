import type { Flow } from '../flow.ts';
import { actOnMainBranch } from './act.ts';
import { nextForMainBranch } from './next.ts';
import { readMainBranch } from './read.ts';
import type { MainBranchState } from './state.ts';
import type { MainBranchStep } from './step.ts';

/** Keeps a default branch green: notices that it is red, decides, and proposes the revert. */
export const mainBranch: Flow<MainBranchState, MainBranchStep> = {
  kind: 'main-branch',
  read: readMainBranch,
  next: nextForMainBranch,
  act: actOnMainBranch,
};
