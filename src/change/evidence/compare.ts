import type { TestResult } from './test-result.ts';

/** Ids of tests by what became of them: every test that either side knows is in exactly one of the lists. */
export interface Comparison {
  /** Failed before, passes now. */
  readonly mended: readonly string[];
  /** Passed before, fails now. */
  readonly broken: readonly string[];
  /** Passes before and now. */
  readonly kept: readonly string[];
  /** Fails before and now. */
  readonly failing: readonly string[];
  /** Ran before, is skipped now. */
  readonly skipped: readonly string[];
  /** Ran before, is not there now. */
  readonly vanished: readonly string[];
  /** Did not run before, and passes or fails now. */
  readonly begun: readonly string[];
  /** Runs on neither side. */
  readonly idle: readonly string[];
}

type State = TestResult['state'] | 'absent';

function listOf(before: State, after: State): keyof Comparison {
  const ran = before === 'passed' || before === 'failed';
  if (after === 'absent') return ran ? 'vanished' : 'idle';
  if (after === 'skipped') return ran ? 'skipped' : 'idle';
  if (!ran) return 'begun';
  if (before === 'passed') return after === 'passed' ? 'kept' : 'broken';
  return after === 'passed' ? 'mended' : 'failing';
}

/**
 * Compares the tests of two phases by id, in linear time.
 * @param before those of base. @param after those of head.
 */
export function compareTests(before: readonly TestResult[], after: readonly TestResult[]): Comparison {
  const lists: Record<keyof Comparison, string[]> = {
    mended: [],
    broken: [],
    kept: [],
    failing: [],
    skipped: [],
    vanished: [],
    begun: [],
    idle: [],
  };
  const states = new Map(before.map((test) => [test.id, test.state]));
  const seen = new Set<string>();
  for (const { id, state } of after) {
    seen.add(id);
    lists[listOf(states.get(id) ?? 'absent', state)].push(id);
  }
  for (const { id, state } of before) if (!seen.has(id)) lists[listOf(state, 'absent')].push(id);
  return lists;
}
