import type { EvidencePhase } from '../../domain/collected.ts';
import type { Coverage } from './lcov.ts';
import type { TestResult } from './test-result.ts';

/** One execution of a command, with what its result files say. */
export interface Execution {
  readonly exitCode: number | null;
  readonly timedOut: boolean;
  readonly seconds: number;
  /** Null when it wrote no report. */
  readonly tests: readonly TestResult[] | null;
  readonly coverage: Coverage | null;
}

/** How a command of a phase ended, a rerun taken into account. */
export interface CommandOutcome {
  readonly name: string;
  /** Of the last execution; null when it was killed. */
  readonly exitCode: number | null;
  readonly timedOut: boolean;
  /** Of all executions together. */
  readonly seconds: number;
  readonly tests: readonly TestResult[] | null;
  readonly coverage: Coverage | null;
  /** Ids of tests that failed and passed with the same code. */
  readonly flakes: readonly string[];
}

/** What one phase of a run showed, after everything that its artifact claims was checked. */
export interface PhaseOutcome {
  readonly phase: EvidencePhase;
  readonly commands: readonly CommandOutcome[];
  readonly rollback: { readonly conflicts: readonly string[]; readonly restored: boolean } | null;
}

/** Whether a command says that something is wrong: by its exit code, or by a failing test in its report. */
export function fails(command: Pick<CommandOutcome, 'exitCode' | 'tests'>): boolean {
  return command.exitCode !== 0 || (command.tests?.some((one) => one.state === 'failed') ?? false);
}

/** All tests of a phase, or null when none of its commands wrote a report. */
export function testsOf(phase: PhaseOutcome): TestResult[] | null {
  const reported = phase.commands.filter((command) => command.tests !== null);
  return reported.length === 0 ? null : reported.flatMap((command) => command.tests ?? []);
}

/** Flaky tests of a phase, each once. */
export function flakesOf(phase: PhaseOutcome): string[] {
  return [...new Set(phase.commands.flatMap((command) => command.flakes))];
}

/**
 * One outcome from the executions of a command: the last counts, and what it does not tell is taken from the one
 * before. A test that failed once and passed once is a flake.
 */
export function settle(name: string, first: Execution, second: Execution | null): CommandOutcome {
  const last = second ?? first;
  const before = new Map((second === null ? [] : (first.tests ?? [])).map((test) => [test.id, test]));
  const flakes: string[] = [];
  const tests = last.tests?.map((test) => {
    const earlier = before.get(test.id);
    before.delete(test.id);
    const states = new Set([earlier?.state, test.state]);
    if (test.flaky || (states.has('failed') && states.has('passed'))) flakes.push(test.id);
    return test;
  });
  return {
    name,
    exitCode: last.exitCode,
    timedOut: last.timedOut,
    seconds: first.seconds + (second?.seconds ?? 0),
    tests: tests === undefined ? first.tests : [...tests, ...before.values()],
    coverage: last.coverage ?? first.coverage,
    flakes,
  };
}
