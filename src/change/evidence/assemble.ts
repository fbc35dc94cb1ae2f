import type { Configuration } from '../../domain/configuration.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Sha } from '../../domain/ids.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import { changedCoverage } from './changed-coverage.ts';
import { factsOf, type Phases } from './facts.ts';
import { boundedNames } from './item.ts';
import { itemRules } from './items.ts';
import { fails, type PhaseOutcome } from './outcome.ts';
import type { TestResult } from './test-result.ts';
import { evidenceVersion } from './version.ts';

function countsOf(tests: readonly TestResult[] | null): Evidence['tests']['head'] {
  if (tests === null) return null;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const test of tests) counts[test.state] += 1;
  return counts;
}

function named(names: readonly string[]): Evidence['mended'] {
  return { count: names.length, names: boundedNames(names) };
}

function lightOf(phase: PhaseOutcome): Evidence['lights']['head'] {
  return phase.commands.some(fails) ? 'red' : 'green';
}

/** What evidence is assembled from: facts of GitHub, and phases that `readPhase` has believed. */
export interface EvidenceInput {
  readonly run: Evidence['run'];
  readonly head: Sha;
  readonly base: Sha;
  /** Of the base branch. */
  readonly configuration: Configuration;
  readonly phases: Phases;
  /** The diff between the base and the merge that was tested, complete: its line numbers are those of coverage. */
  readonly files: readonly ChangedFile[];
  /** The change does nothing but take back earlier commits; tests that came with them may go. */
  readonly takesBack: boolean;
}

/**
 * Assembles the evidence for one pull request at one head: every item with its state and reason, and the numbers
 * behind them. Lists of names are bounded; the numbers count all.
 */
export function assembleEvidence(input: EvidenceInput): Evidence {
  const facts = factsOf(input);
  const coverage = changedCoverage(facts);
  const { rollback } = input.phases.rollback;
  const commands = Object.values(input.phases).flatMap((phase) => phase.commands);
  return {
    version: 1,
    run: input.run,
    head: input.head,
    base: input.base,
    configuration: evidenceVersion(input.configuration.evidence),
    items: itemRules.map((rule) => ({ id: rule.id, ...rule.judge(facts) })),
    lights: { base: lightOf(input.phases.base), head: lightOf(input.phases.head) },
    tests: { base: countsOf(facts.baseTests), head: countsOf(facts.headTests) },
    mended: named(facts.comparison?.mended ?? []),
    broken: named(facts.comparison?.broken ?? []),
    coverage: coverage === null ? null : { changed: coverage.changed, covered: coverage.covered },
    rollback: {
      rehearsed: rollback?.conflicts.length === 0 && rollback.restored,
      conflicts: boundedNames(rollback?.conflicts ?? []),
      irreversible: boundedNames(facts.irreversible),
    },
    seconds: commands.reduce((sum, command) => sum + command.seconds, 0),
  };
}
