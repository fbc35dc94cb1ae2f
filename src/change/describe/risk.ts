import type { Zone } from '../../domain/configuration.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';
import { pathsIn } from '../zones.ts';
import { summariseDiff } from './diff-summary.ts';
import type { Kind } from './kind.ts';

type RiskLevel = 'low' | 'medium' | 'high';

/** How much could go wrong, and why it is thought so: plain words, the weightiest first. */
export interface Risk {
  readonly level: RiskLevel;
  readonly reasons: readonly string[];
}

const LARGE_LINES = 400;
const HUGE_LINES = 2_000;
const MANY_FILES = 50;

const byKind: Partial<Record<Kind, { level: RiskLevel; reason: string }>> = {
  migration: { level: 'high', reason: 'changes stored data' },
  infrastructure: { level: 'high', reason: 'changes what runs in production' },
  workflow: { level: 'medium', reason: 'changes what judges or ships code' },
  dependency: { level: 'medium', reason: 'changes dependencies' },
  configuration: { level: 'medium', reason: 'changes configuration' },
};

const weight: Record<RiskLevel, number> = { low: 0, medium: 1, high: 2 };

/**
 * The risk of a change from facts alone: the zones it touches, the kinds of its files, and its size.
 * @param zones those of the base branch's configuration, touched or not.
 */
export function assessRisk(files: readonly ChangedFile[], zones: readonly Zone[]): Risk {
  const summary = summariseDiff(files);
  const found: { level: RiskLevel; reason: string }[] = [];
  for (const zone of zones.filter((candidate) => pathsIn(candidate, files).length > 0)) {
    found.push(
      zone.irreversible
        ? { level: 'high', reason: `touches the zone ${zone.name}, where changes cannot be undone` }
        : { level: 'medium', reason: `touches the zone ${zone.name}` },
    );
  }
  for (const { kind } of summary.kinds) {
    const known = byKind[kind];
    if (known !== undefined) found.push(known);
  }
  const lines = summary.additions + summary.deletions;
  if (lines > LARGE_LINES || summary.files > MANY_FILES) {
    const level = lines > HUGE_LINES || summary.files > MANY_FILES ? 'high' : 'medium';
    found.push({ level, reason: `is large: ${lines} lines in ${summary.files} files` });
  }
  if (files.some((file) => file.binary)) {
    found.push({ level: 'low', reason: 'holds binary files, which a diff does not show' });
  }
  found.sort((one, other) => weight[other.level] - weight[one.level]);
  const kinds = summary.kinds.map(({ kind }) => kind).join(' and ');
  return {
    level: found[0]?.level ?? 'low',
    reasons:
      found.length > 0
        ? found.map(({ reason }) => reason)
        : [`changes ${lines} lines of ${kinds || 'nothing'}, outside every zone`],
  };
}
