import type { Flow } from '../flow.ts';
import { actOnMergeGroup } from './act.ts';
import { nextForMergeGroup } from './next.ts';
import { readMergeGroupState } from './read.ts';
import type { MergeGroupState } from './state.ts';
import type { MergeGroupStep } from './step.ts';

/** Judges the commit that a merge queue made, for real, before it becomes its base branch. */
export const mergeGroup: Flow<MergeGroupState, MergeGroupStep> = {
  kind: 'merge-group',
  read: readMergeGroupState,
  next: nextForMergeGroup,
  act: actOnMergeGroup,
};
