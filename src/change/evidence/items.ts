import type { ItemRule } from './item.ts';
import { changedLinesCovered } from './items/changed-lines-covered.ts';
import { headGreen } from './items/head-green.ts';
import { noFlakes } from './items/no-flakes.ts';
import { nothingBroken } from './items/nothing-broken.ts';
import { rollbackRehearsed } from './items/rollback-rehearsed.ts';
import { testsKept } from './items/tests-kept.ts';
import { testsProveTheChange } from './items/tests-prove-the-change.ts';

/** Everything that is asked of evidence, in the order in which a maintainer wants to read it. */
export const itemRules: readonly ItemRule[] = [
  headGreen,
  nothingBroken,
  testsProveTheChange,
  testsKept,
  changedLinesCovered,
  noFlakes,
  rollbackRehearsed,
];
