import { Collected, type CollectedCommand, type EvidencePhase } from '../../domain/collected.ts';
import type { EvidenceCommand } from '../../domain/configuration.ts';
import type { Sha } from '../../domain/ids.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import { readArchive } from './archive.ts';

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

const MANIFEST = 'collected.json';
const LARGEST_MANIFEST = 256 * 1024;

/**
 * Reads the manifest of an artifact by its schema.
 * @returns why it cannot be read, as a sentence, when it cannot.
 */
export function readManifest(files: ReadonlyMap<string, Uint8Array>): Collected | string {
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

/**
 * The base commit that an artifact says it was collected on, or null when it says nothing readable. A claim: whoever
 * uses it asks GitHub whether that commit is on the base branch.
 */
export function claimedBase(artifact: Uint8Array): Sha | null {
  const archive = readArchive(artifact);
  if (!archive.ok) return null;
  const manifest = readManifest(archive.files);
  return typeof manifest === 'string' ? null : manifest.base;
}

/** Claims of a manifest that are not what GitHub says, one sentence each. */
export function falseClaims(manifest: Collected, expected: PhaseExpectation): string[] {
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

/**
 * Why what was executed is not what the configuration asks for: each command once, and again only when it failed;
 * none when taking the change back met conflicts.
 */
export function otherCommands(manifest: Collected, commands: readonly EvidenceCommand[]): string[] {
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
