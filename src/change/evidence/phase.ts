import type { CollectedCommand } from '../../domain/collected.ts';
import type { EvidenceCommand } from '../../domain/configuration.ts';
import { readArchive } from './archive.ts';
import { contradictions } from './contradictions.ts';
import { parseJunit } from './junit.ts';
import { parseLcov } from './lcov.ts';
import { falseClaims, otherCommands, type PhaseExpectation, readManifest } from './manifest.ts';
import { type Execution, type PhaseOutcome, settle } from './outcome.ts';
import type { TestResult } from './test-result.ts';

/** What a phase showed, or everything that keeps it from being believed. */
export type PhaseResult =
  | { readonly ok: true; readonly outcome: PhaseOutcome }
  | { readonly ok: false; readonly reasons: readonly string[] };

class Unreadable extends Error {}

/** Reads what one execution wrote. Names of tests get the command's in front when several commands have reports. */
function readExecution(
  collected: CollectedCommand,
  files: ReadonlyMap<string, Uint8Array>,
  from: { readonly root: string; readonly prefix: string },
): Execution {
  const fileOf = (name: string) => {
    const bytes = files.get(name);
    if (bytes === undefined) throw new Unreadable(`${name} is named and missing`);
    return bytes;
  };
  let tests: readonly TestResult[] | null = null;
  if (collected.junit !== null) {
    const report = parseJunit(fileOf(collected.junit), from.root);
    if (!report.ok) throw new Unreadable(`${collected.junit} cannot be read: ${report.reason}`);
    tests = report.tests.map((one) => ({ ...one, id: `${from.prefix}${one.id}` }));
  }
  let coverage: Execution['coverage'] = null;
  if (collected.coverage !== null) {
    const report = parseLcov(fileOf(collected.coverage), from.root);
    if (!report.ok) throw new Unreadable(`${collected.coverage} cannot be read: ${report.reason}`);
    coverage = report.coverage;
  }
  const { exitCode, timedOut, seconds } = collected;
  return { exitCode, timedOut, seconds, tests, coverage };
}

/**
 * Reads the artifact of one phase, believing nothing in it: every claim must be what GitHub says, the commands must
 * be exactly those of the base branch's configuration, every file that is named must be there and readable, and
 * nothing may contradict the conclusion of the job.
 * @param input.commands `evidence.commands` of the base branch.
 * @param input.jobConclusion as GitHub's API gives it for the job of this phase and attempt.
 */
export function readPhase(input: {
  readonly artifact: Uint8Array;
  readonly expected: PhaseExpectation;
  readonly commands: readonly EvidenceCommand[];
  readonly jobConclusion: string | null;
}): PhaseResult {
  const { expected, commands } = input;
  const archive = readArchive(input.artifact);
  if (!archive.ok) return { ok: false, reasons: [archive.reason] };
  const manifest = readManifest(archive.files);
  if (typeof manifest === 'string') return { ok: false, reasons: [manifest] };
  const untrue = [...falseClaims(manifest, expected), ...otherCommands(manifest, commands)];
  if (untrue.length > 0) return { ok: false, reasons: untrue };
  const several = commands.filter((command) => command.junit !== undefined).length > 1;
  try {
    const read = (name: string, attempt: number) => {
      const collected = manifest.commands.find((one) => one.name === name && one.attempt === attempt);
      const from = { root: manifest.root, prefix: several ? `${name}: ` : '' };
      return collected === undefined ? null : readExecution(collected, archive.files, from);
    };
    const outcomes = commands.flatMap(({ name }) => {
      const first = read(name, 1);
      return first === null ? [] : [settle(name, first, read(name, 2))];
    });
    const outcome = { phase: manifest.phase, commands: outcomes, rollback: manifest.rollback };
    const reasons = contradictions(outcome, input.jobConclusion);
    return reasons.length > 0 ? { ok: false, reasons } : { ok: true, outcome };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reasons: [error.message] };
    throw error;
  }
}
