import { Collected, type CollectedCommand, type EvidencePhase } from '../../domain/collected.ts';
import type { EvidenceCommand } from '../../domain/configuration.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import { readArchive } from './archive.ts';
import { contradictions } from './contradictions.ts';
import { parseJunit } from './junit.ts';
import { parseLcov } from './lcov.ts';
import { type Execution, type PhaseOutcome, settle } from './outcome.ts';
import type { TestResult } from './test-result.ts';

/** What the App knows from GitHub about the run that an artifact must belong to. */
export interface PhaseExpectation {
  readonly phase: EvidencePhase;
  readonly runId: number;
  readonly attempt: number;
  readonly head: string;
  readonly base: string;
  /** `evidenceVersion` of the base branch's configuration. */
  readonly configuration: string;
}

/** What a phase showed, or everything that keeps it from being believed. */
export type PhaseResult =
  | { readonly ok: true; readonly outcome: PhaseOutcome }
  | { readonly ok: false; readonly reasons: readonly string[] };

const MANIFEST = 'collected.json';
const LARGEST_MANIFEST = 256 * 1024;

function readManifest(files: ReadonlyMap<string, Uint8Array>): Collected | string {
  const bytes = files.get(MANIFEST);
  if (bytes === undefined) return `there is no ${MANIFEST}`;
  if (bytes.length > LARGEST_MANIFEST) return `${MANIFEST} is larger than ${LARGEST_MANIFEST} bytes`;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return `${MANIFEST} is not JSON`;
  }
  const parsed = Collected.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `${MANIFEST} is not of its form: ${shorten(oneLine(`${issue?.path.join('.')}: ${issue?.message}`), 200)}`;
}

/** Claims that are not what GitHub says. */
function falseClaims(manifest: Collected, expected: PhaseExpectation): string[] {
  const claims: readonly (readonly [what: string, claimed: string | number, actual: string | number])[] = [
    ['phase', manifest.phase, expected.phase],
    ['run', manifest.run.id, expected.runId],
    ['attempt', manifest.run.attempt, expected.attempt],
    ['head', manifest.head, expected.head],
    ['base', manifest.base, expected.base],
    ['configuration', manifest.configuration, expected.configuration],
  ];
  return claims
    .filter(([, claimed, actual]) => claimed !== actual)
    .map(([what, claimed, actual]) => `it claims ${what} ${claimed}, and GitHub says ${actual}`);
}

/** Why what was executed is not what the configuration asks for: each command once, and again only when it failed. */
function otherCommands(manifest: Collected, commands: readonly EvidenceCommand[]): string[] {
  const reasons: string[] = [];
  const configured = new Map(commands.map((command) => [command.name, command]));
  const executed = new Map<string, CollectedCommand>();
  const files = new Set<string>([MANIFEST]);
  for (const execution of manifest.commands) {
    const { name, attempt } = execution;
    const command = configured.get(name);
    if (command === undefined) {
      reasons.push(
        `it tells about a command ${JSON.stringify(shorten(oneLine(name), 60))}, which is not asked for`,
      );
      continue;
    }
    const key = `${attempt} ${name}`;
    if (executed.has(key)) reasons.push(`it tells twice about execution ${attempt} of ${name}`);
    executed.set(key, execution);
    for (const [kind, file] of [
      ['junit', execution.junit],
      ['coverage', execution.coverage],
    ] as const) {
      if (file === null) continue;
      if (command[kind] === undefined) reasons.push(`${name} writes no ${kind} file, and it has one`);
      if (files.has(file)) reasons.push(`it uses ${file} twice`);
      files.add(file);
    }
  }
  const untried = manifest.rollback !== null && manifest.rollback.conflicts.length > 0;
  for (const { name } of commands) {
    const first = executed.get(`1 ${name}`);
    if (first === undefined && !(untried && manifest.commands.length === 0)) {
      reasons.push(`it does not tell about ${name}`);
    }
    if (executed.has(`2 ${name}`) && (first === undefined || first.exitCode === 0)) {
      reasons.push(`it executed ${name} again, which had not failed`);
    }
  }
  if ((manifest.phase === 'rollback') !== (manifest.rollback !== null)) {
    reasons.push('only the phase rollback tells about a rollback, and it always does');
  }
  return reasons;
}

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
