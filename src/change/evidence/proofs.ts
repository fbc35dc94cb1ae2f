import type { EvidenceFacts } from './facts.ts';
import { locator } from './locate.ts';
import { fails } from './outcome.ts';
import type { TestResult } from './test-result.ts';

/** What the tests that a change adds or edits do when the rest of the change is taken away. */
export interface Proofs {
  /** Ids of tests that pass on head and fail there. */
  readonly proven: readonly string[];
  /** Those of the proven that the failing command did not even report there. */
  readonly absent: readonly string[];
  /** Added tests that do not fail there, and what they do. */
  readonly unproven: readonly string[];
  /** Edited files of tests none of which fails there. */
  readonly files: readonly string[];
}

type Bearing = 'fails' | 'absent' | 'passes';

/** How a test of head bears itself without the patch. */
function bearings(facts: EvidenceFacts): (test: TestResult) => Bearing {
  const states = new Map<string, TestResult['state']>();
  const red = new Set<string>();
  for (const command of facts.phases['without-patch'].commands) {
    for (const test of command.tests ?? []) states.set(test.id, test.state);
    // A command that never started, because its setup failed, says nothing about tests.
    const started = command.exitCode !== null || command.timedOut;
    if (started && fails(command)) red.add(command.name);
  }
  const commandOf = new Map<string, string>();
  for (const command of facts.phases.head.commands) {
    for (const test of command.tests ?? []) commandOf.set(test.id, command.name);
  }
  return (test) => {
    const state = states.get(test.id);
    if (state !== undefined) return state === 'failed' ? 'fails' : 'passes';
    return red.has(commandOf.get(test.id) ?? '') ? 'absent' : 'passes';
  };
}

/**
 * Sorts the tests that the change adds or edits by whether they prove it. A test that is new must itself fail
 * without the rest of the change. Of tests in an edited file it cannot be told which were edited, so one of them
 * must. Where reports do not say in which file a test stands, all tests stand for the edited files together.
 * @param headTests those of head; only those that pass can prove anything.
 */
export function proofsOf(facts: EvidenceFacts, headTests: readonly TestResult[]): Proofs {
  const bearing = bearings(facts);
  const passing = headTests.filter((test) => test.state === 'passed');
  const begun = new Set(facts.comparison?.begun);
  const fileOf = locator(facts.testFiles.map((file) => file.path));
  // A report that tells every file, none of them changed, and no new test: what was edited are no tests.
  const elsewhere = begun.size === 0 && passing.every((test) => test.file !== null);
  const located = elsewhere || passing.some((test) => fileOf(test) !== undefined);
  const proven: string[] = [];
  const absent: string[] = [];
  const unproven: string[] = [];
  const settled = new Set<string>();
  const open = new Set<string>();
  for (const test of passing) {
    const path = located ? fileOf(test) : '';
    if (path === undefined) continue;
    const isNew = begun.has(test.id);
    const how = bearing(test);
    if (how !== 'passes') {
      proven.push(test.id);
      if (how === 'absent') absent.push(test.id);
      settled.add(path);
    } else if (isNew) {
      unproven.push(test.id);
      settled.add(path);
    } else {
      open.add(path);
    }
  }
  // Who only takes lines from a test file edits no test that could prove anything; what is lost is asked elsewhere.
  const edited = facts.testFiles.filter((file) => file.additions > 0).map((file) => file.path);
  const counts = new Set(edited.length > 0 ? ['', ...edited] : []);
  const files = [...open].filter((path) => counts.has(path) && !settled.has(path));
  return { proven, absent, unproven, files: files.map((path) => path || 'the edited test files') };
}
