import type { Deadlines } from '../../src/analysis/deadlines.ts';
import { judgeCommit, judgeLocally, type LocalPolicy } from '../../src/cli/local/policy.ts';
import { hasCommit } from '../../src/cli/local/revisions.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import type { Subject } from './range.ts';

const isSha = /^[0-9a-f]{40,64}$/;

/**
 * Judges what a workflow run is about.
 * @throws {Error} when git cannot tell, with the remedy
 */
export async function judgeSubject(
  directory: string,
  subject: Subject,
  deadlines: Deadlines,
): Promise<LocalPolicy> {
  if (subject.kind === 'nothing') return nothing(subject.why);
  if (subject.kind === 'everything') return judgeCommit(directory, subject.head, deadlines);
  const { base, head, otherwise } = subject;
  if (!isSha.test(base) || (await hasCommit(directory, base))) {
    return judgeLocally(directory, base, head, deadlines);
  }
  if (otherwise !== undefined) return judgeLocally(directory, otherwise, head, deadlines);
  throw new Error(
    `There is no commit "${base}" in this clone. Check out with its history (actions/checkout with ` +
      '`fetch-depth: 0`); what a force push replaced has to be fetched by a step of its own: git fetch origin ' +
      `${base}`,
  );
}

function nothing(why: string): LocalPolicy {
  const verdict: Verdict = { check: 'policy', state: 'not-applicable', title: why, items: [], findings: [] };
  return { verdict, autonomy: 'propose', known: [], unread: [] };
}
