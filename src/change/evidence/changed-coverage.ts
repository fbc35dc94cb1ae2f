import { kindOf } from '../describe/kind.ts';
import { coverageOf } from './coverage-paths.ts';
import type { EvidenceFacts } from './facts.ts';
import { mergeCoverage } from './lcov.ts';

/** How many of the executable lines that a change adds were executed on head. */
export interface ChangedCoverage {
  readonly changed: number;
  readonly covered: number;
  /** Lines that no test executed, as ranges such as `12` and `14-20`. */
  readonly missed: readonly { readonly path: string; readonly lines: readonly string[] }[];
  /** Source files of a kind that the report knows, and which it does not mention: all their lines count as missed. */
  readonly unreported: readonly string[];
}

function ranges(lines: readonly number[]): string[] {
  const found: { first: number; last: number }[] = [];
  for (const line of lines.toSorted((one, other) => one - other)) {
    const open = found.at(-1);
    if (open !== undefined && line === open.last + 1) open.last = line;
    else found.push({ first: line, last: line });
  }
  return found.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
}

const extension = (path: string) => /\.[^./]+$/.exec(path)?.[0] ?? '';

/**
 * Counts the changed lines outside of tests that the reports of head know as executable.
 * @returns null when no command of head wrote a coverage report.
 */
export function changedCoverage(facts: EvidenceFacts): ChangedCoverage | null {
  const reports = facts.phases.head.commands.flatMap(({ coverage }) => (coverage === null ? [] : [coverage]));
  if (reports.length === 0) return null;
  const merged = mergeCoverage(reports);
  const files = facts.codeFiles.filter((file) => file.status !== 'removed' && file.addedLines.length > 0);
  const known = coverageOf(
    merged,
    files.map((file) => file.path),
  );
  const extensions = new Set([...merged.keys()].map(extension));
  const missed: { path: string; lines: string[] }[] = [];
  const unreported: string[] = [];
  let changed = 0;
  let covered = 0;
  for (const { path, binary, addedLines } of files) {
    const report = known.get(path);
    if (report === undefined) {
      if (kindOf(path, binary).kind !== 'source' || !extensions.has(extension(path))) continue;
      unreported.push(path);
      changed += addedLines.filter((line) => line.text.trim() !== '').length;
      continue;
    }
    const executable = addedLines.flatMap(({ number }) => {
      const executed = report.get(number);
      return executed === undefined ? [] : [{ number, executed }];
    });
    const open = executable.filter((line) => !line.executed);
    changed += executable.length;
    covered += executable.length - open.length;
    if (open.length > 0) missed.push({ path, lines: ranges(open.map((line) => line.number)) });
  }
  return { changed, covered, missed, unreported };
}
