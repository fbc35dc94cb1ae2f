import type { EvidencePhase } from '../../domain/collected.ts';
import type { Configuration, EvidenceConfiguration } from '../../domain/configuration.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import { kindOf } from '../describe/kind.ts';
import { matcher } from '../globs.ts';
import { pathsIn } from '../zones.ts';
import { type Comparison, compareTests } from './compare.ts';
import { flakesOf, type PhaseOutcome, testsOf } from './outcome.ts';
import type { TestResult } from './test-result.ts';

/** All phases of a run, each as `readPhase` has checked it. */
export type Phases = Readonly<Record<EvidencePhase, PhaseOutcome>>;

/** What the items of evidence are judged by. */
export interface EvidenceFacts {
  readonly configuration: EvidenceConfiguration;
  readonly phases: Phases;
  /** The change does nothing but take back earlier commits: the tests that came with them go with them. */
  readonly takesBack: boolean;
  readonly isTest: (path: string) => boolean;
  /** Changed tests that are still there, and changed files that are neither tests nor documentation. */
  readonly testFiles: readonly ChangedFile[];
  readonly codeFiles: readonly ChangedFile[];
  readonly files: readonly ChangedFile[];
  /** Null when the phase reported none. Those of renamed files go by the new name on both sides. */
  readonly baseTests: readonly TestResult[] | null;
  readonly headTests: readonly TestResult[] | null;
  readonly comparison: Comparison | null;
  readonly headFlakes: ReadonlySet<string>;
  /** Changed paths whose effect a revert does not undo: migrations, and zones that are irreversible. */
  readonly irreversible: readonly string[];
}

/** Tests of files that the change renames, under the name that they have on head. */
function renamed(tests: readonly TestResult[], files: readonly ChangedFile[]): TestResult[] {
  const names = new Map(files.map((file) => [file.previousPath, file.path]));
  return tests.map((one) => {
    const name = one.file === null ? undefined : names.get(one.file);
    if (one.file === null || name === undefined) return one;
    return { ...one, file: name, id: one.id.replace(one.file, () => name) };
  });
}

function isDocumentation(file: ChangedFile): boolean {
  return kindOf(file.path, file.binary).kind === 'documentation';
}

/**
 * Puts together what the items are judged by.
 * @param input.files the diff between the base and the merge that was tested, complete.
 */
export function factsOf(input: {
  readonly files: readonly ChangedFile[];
  readonly configuration: Configuration;
  readonly phases: Phases;
  readonly takesBack: boolean;
}): EvidenceFacts {
  const { files, phases, takesBack } = input;
  const configuration = input.configuration.evidence;
  const isTest = matcher(configuration.tests);
  const there = files.filter((file) => file.status !== 'removed');
  const baseTests = testsOf(phases.base);
  const headTests = testsOf(phases.head);
  const renamedTests = baseTests === null ? null : renamed(baseTests, files);
  const zones = input.configuration.zones.filter((zone) => zone.irreversible);
  const migrations = files.filter((file) => kindOf(file.path, file.binary).kind === 'migration');
  return {
    configuration,
    phases,
    takesBack,
    isTest,
    files,
    testFiles: there.filter((file) => isTest(file.path) && !isDocumentation(file)),
    codeFiles: files.filter((file) => !isTest(file.path) && !isDocumentation(file)),
    baseTests: renamedTests,
    headTests,
    comparison: renamedTests === null || headTests === null ? null : compareTests(renamedTests, headTests),
    headFlakes: new Set(flakesOf(phases.head)),
    irreversible: [
      ...new Set([...zones.flatMap((zone) => pathsIn(zone, files)), ...migrations.map((file) => file.path)]),
    ].sort(),
  };
}
