import { isRefusal } from '../../connect/github/errors.ts';
import { BudgetExhausted } from '../../connect/github/traffic/budget.ts';
import { stopOf } from '../../platform/switches.ts';

/** Whether an error means that certainly nothing was done: GitHub refused, or was never asked. */
export function isNotDone(error: unknown): boolean {
  return isRefusal(error) || error instanceof BudgetExhausted || stopOf(error) !== null;
}
