import { data } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';

/** How a job or a chain of jobs stands when a condition is asked. */
export interface Status {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}

/** The functions `success()`, `failure()`, `cancelled()` and `always()` for that status. */
export function statusFunctions(status: Status): FunctionDefinition[] {
  const answers = { ...status, always: true };
  return Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 255,
    call: () => new data.BooleanData(answer),
  }));
}
