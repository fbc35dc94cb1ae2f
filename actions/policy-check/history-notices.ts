import { notAllLooked } from '../../src/change/policy/history/with-history.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { annotationCommand } from '../workflow-command.ts';

/** Says of commits before the head that they were not looked at, as in a shallow clone: it does not fail the step. */
export function historyNotices({ items }: Verdict): string {
  return items
    .filter(({ title }) => title === notAllLooked)
    .map(({ title, detail }) => annotationCommand('notice', { title }, detail))
    .join('');
}
