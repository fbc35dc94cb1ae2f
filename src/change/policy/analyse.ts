import { createHash } from 'node:crypto';
import type { Analysis, Sight, Unread } from '../../domain/analysis.ts';
import type { CustomRule, Zone } from '../../domain/configuration.ts';
import type { Operation } from '../../domain/operation.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import { type Family, familyOf } from '../../domain/rule-family.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import { looserSettings } from '../configuration/looser.ts';
import { parseConfiguration } from '../configuration/parse.ts';
import { matcher } from '../globs.ts';
import { allowancesOf, reasonFor } from './allowance.ts';
import type { Detector, DetectorContext, Seen, Sighting } from './detector.ts';
import { detectorsFor } from './detectors.ts';
import { fingerprint } from './fingerprint.ts';
import type { Rule } from './rule.ts';
import { unreadableInZone } from './unreadable.ts';

export interface AnalysisInput {
  /** Of a complete diff. */
  readonly files: readonly ChangedFile[];
  /** Those of the base branch's configuration. */
  readonly zones: readonly Zone[];
  /** Secret of the installation, for the fingerprints. */
  readonly salt: string;
  /** Rules that the configuration brings. */
  readonly custom?: readonly CustomRule[];
  /** Only those detectors look that are about nothing else; all unless told. */
  readonly only?: Family;
  /** All of them unless told. */
  readonly detectors?: readonly Detector[];
}

const longestPreview = 240;

/**
 * Has every detector look at a change, here and now.
 * @see analyseWithin, which puts an end to it when it takes too long
 */
export async function analyse(input: AnalysisInput): Promise<Analysis> {
  const { files, zones, custom, only, detectors = detectorsFor(custom, only) } = input;
  const context = contextOf(zones);
  const seen = await Promise.all(detectors.map((detector) => look(detector, files, context)));
  return analysisOf(seen, input);
}

/** What detectors are told beside the files. */
export function contextOf(zones: readonly Zone[]): DetectorContext {
  const guarded = zones
    .filter((zone) => zone.irreversible && zone.operations.length === 0)
    .map((zone) => matcher(zone.paths));
  return { zones, irreversible: (path) => guarded.some((matches) => matches(path)), loosened };
}

/**
 * Puts together what the detectors saw. What none could read is said, and where changes cannot be undone it is a
 * finding of its own.
 */
export function analysisOf(seen: readonly Seen[], input: AnalysisInput): Analysis {
  const { files, zones, salt, custom, detectors = detectorsFor(custom) } = input;
  const mustBeRead = whereNothingPassesUnread(zones);
  const words = new Map<string, Rule>(
    [...detectors.flatMap(({ rules }) => rules), unreadableInZone].map((rule) => [rule.id, rule]),
  );
  const guarded = (rule: string, path: string) => isGuarded(zones, words.get(rule)?.operation, path);
  const told = distinct(seen.flatMap((one) => one.unread));
  const unread = [...told, ...unreadByAll(files, told)];
  const sightings = [
    ...seen.flatMap((one) => one.sightings),
    ...unread.filter(({ path }) => mustBeRead(path)).map(unreadableSighting),
  ];
  const allowances = new Map(files.map((file) => [file.path, allowancesOf(file)]));
  const times = new Map<string, number>();
  const sights = sightings.map((one): Sight => {
    const { rule, path, subject, open = subject, lines } = one;
    // A second one like it is another finding: who approved the first has not seen it.
    const key = JSON.stringify([rule, path, subject]);
    const ordinal = times.get(key) ?? 0;
    times.set(key, ordinal + 1);
    const suffix = ordinal === 0 ? '' : `#${ordinal + 1}`;
    const own = one.weight ?? words.get(rule)?.weight ?? 'block';
    const raised = own === 'warn' && guarded(rule, path);
    return {
      rule,
      path,
      ...(lines === undefined ? {} : { lines }),
      preview: shorten(oneLine(one.preview), longestPreview),
      fingerprint: fingerprint(salt, rule, path, `${subject}${suffix}`),
      baseline: baselineId(rule, path, `${open}${mark(rule, subject)}${suffix}`),
      weight: raised ? 'block' : own,
      ...(raised ? { raised } : {}),
      note: one.note ?? '',
      allowed: reasonFor(allowances.get(path) ?? [], rule, lines),
      ...(familyOf(rule) === 'secret' ? { secret: fingerprint(salt, 'secret', '', subject) } : {}),
    };
  });
  return { sights, unread };
}

/** What cannot be read may do what a zone is about, so zones that name operations count, too. */
function whereNothingPassesUnread(zones: readonly Zone[]): (path: string) => boolean {
  const matchers = zones.filter((zone) => zone.irreversible).map((zone) => matcher(zone.paths));
  return (path) => matchers.some((matches) => matches(path));
}

/** Handed to detectors, for the configuration knows their rules and they cannot know the configuration. */
function loosened(base: string, head: string | null): readonly string[] {
  const [before, after] = [parseConfiguration(base), parseConfiguration(head)];
  return before.ok && after.ok ? looserSettings(before.configuration, after.configuration) : [];
}

/** What one detector sees; one that fails has read nothing. */
export async function look(
  detector: Detector,
  files: readonly ChangedFile[],
  context: DetectorContext,
): Promise<Seen> {
  try {
    return await detector.detect(files, context);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const why = shorten(oneLine(`the detector "${detector.name}" failed: ${reason}`), 200);
    return { sightings: [], unread: files.map(({ path }) => ({ path, why })) };
  }
}

function unreadableSighting({ path, lines, why }: Unread): Sighting {
  return {
    rule: unreadableInZone.id,
    path,
    ...(lines === undefined ? {} : { lines }),
    subject: why,
    preview: `cannot be shown safe: ${why}`,
  };
}

/** Whether an operation cannot be undone there: then a finding about it blocks, whatever its own weight. */
export function isGuarded(zones: readonly Zone[], operation: Operation | undefined, path: string): boolean {
  return zones.some((zone) => zone.irreversible && isOperationIn(zone, operation, path));
}

/** Whether a zone is about such an operation there; a zone that names none is about every change of its paths. */
function isOperationIn(zone: Zone, operation: Operation | undefined, path: string): boolean {
  return operation !== undefined && zone.operations.includes(operation) && matcher(zone.paths)(path);
}

/** What a baseline in the repository calls a finding: nothing about it is secret, so it needs no salt. */
function baselineId(rule: string, path: string, open: string): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, path, open]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * Twelve bits by which a baseline tells another secret in the same place from the one that it knows: enough that of
 * 4096 others one passes for it, too few to tell whether a guess is right.
 */
function mark(rule: string, subject: string): string {
  if (!rule.startsWith('secret/')) return '';
  return ` ${createHash('sha256').update(subject).digest('hex').slice(0, 3)}`;
}

/** Files of which nothing was read at all, and of which no detector said so: a secret in one would pass unseen. */
function unreadByAll(files: readonly ChangedFile[], told: readonly Unread[]): Unread[] {
  const named = new Set(told.map(({ path }) => path));
  return files.flatMap(({ path, texts, binary, status, addedLines }) =>
    texts?.readable === false &&
    !binary &&
    status !== 'removed' &&
    addedLines.length === 0 &&
    !named.has(path)
      ? [{ path, why: texts.why }]
      : [],
  );
}

function distinct(unread: readonly Unread[]): Unread[] {
  return [...new Map(unread.map((one) => [JSON.stringify([one.path, one.lines, one.why]), one])).values()];
}
