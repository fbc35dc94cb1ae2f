import type { CheckName, Verdict } from '../../domain/verdict.ts';
import { CONFIGURATION_PATH } from './path.ts';
import type { ConfigurationProblem } from './problem.ts';

/**
 * The verdict of any check while the base branch's configuration cannot be read: it failed, for nobody can say
 * what the rules are.
 */
export function invalidConfiguration(check: CheckName, problems: readonly ConfigurationProblem[]): Verdict {
  return {
    check,
    state: 'failed',
    title: `${problems[0]?.file ?? `${CONFIGURATION_PATH} of the base branch`} is not valid`,
    items: problems.map(({ file, line, column, path, message, remedy }) => ({
      state: 'failed',
      title: `${file ?? CONFIGURATION_PATH}:${line}:${column}`,
      detail: path === '' ? message : `${path}: ${message}`,
      next: `Correct it ${file === undefined ? 'on the base branch' : 'there'}. ${remedy}`,
    })),
    findings: [],
  };
}
