import type { Operation } from '../../../src/platform/journal/operation.ts';

/** Ends the thread in the middle of a commit. */
export const exits: Operation<null, void> = {
  name: 'test.exits',
  kind: 'write',
  run: () => process.exit(3),
};

/** Leaves an error behind that nobody catches. */
export const leavesAnError: Operation<null, void> = {
  name: 'test.leavesAnError',
  kind: 'read',
  run: () => {
    process.nextTick(() => {
      throw new Error('a bug in the thread');
    });
  },
};

export const crashes = [exits, leavesAnError];
