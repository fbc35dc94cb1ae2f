import type { Rule } from './rule.ts';
import { askWhichSuspect } from './rules/ask-which-suspect.ts';
import { leaveWhatIsUndone } from './rules/leave-what-is-undone.ts';
import { revertOnOrder } from './rules/revert-on-order.ts';
import { revertTheOnlySuspect } from './rules/revert-the-only-suspect.ts';

/** All rules, in the order they are asked; the first that answers decides. */
export const rules: readonly Rule[] = [
  leaveWhatIsUndone,
  revertOnOrder,
  revertTheOnlySuspect,
  askWhichSuspect,
];
