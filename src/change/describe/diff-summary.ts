import type { ChangedFile } from '../../domain/pull-request.ts';
import { codeSpan, shorten } from '../../domain/untrusted.ts';
import { type Kind, kindOf, riskiestFirst } from './kind.ts';

/** One file of a summary, with why it deserves a look. */
interface DiffRow {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: ChangedFile['status'];
  readonly additions: number;
  readonly deletions: number;
  readonly binary: boolean;
  readonly kind: Kind;
  /** In a few words; empty where the usual care will do. */
  readonly reason: string;
}

/** A diff at a glance. */
export interface DiffSummary {
  readonly files: number;
  readonly additions: number;
  readonly deletions: number;
  /** Number of files of each kind that occurs, riskiest kind first. */
  readonly kinds: readonly { readonly kind: Kind; readonly files: number }[];
  /** All files, riskiest first, then the largest change, then by path. */
  readonly rows: readonly DiffRow[];
}

const ROWS = 20;

function rowOf(file: ChangedFile): DiffRow {
  const now = kindOf(file.path, file.binary);
  const before = file.previousPath === undefined ? now : kindOf(file.previousPath, file.binary);
  const riskier = riskiestFirst.indexOf(before.kind) < riskiestFirst.indexOf(now.kind) ? before : now;
  const reasons = [
    riskier.reason,
    file.status === 'removed' ? 'removes the file' : '',
    file.binary ? 'binary, cannot be read in a diff' : '',
  ];
  const { path, status, additions, deletions, binary } = file;
  return {
    path,
    previousPath: file.previousPath ?? null,
    status,
    additions,
    deletions,
    binary,
    kind: riskier.kind,
    reason: reasons.filter((reason) => reason !== '').join('; '),
  };
}

function riskierFirst(one: DiffRow, other: DiffRow): number {
  const byKind = riskiestFirst.indexOf(one.kind) - riskiestFirst.indexOf(other.kind);
  const bySize = other.additions + other.deletions - one.additions - one.deletions;
  return byKind || bySize || (one.path < other.path ? -1 : 1);
}

/** Sums up a diff: how much of what kind, and its files in the order a reviewer should look at them. */
export function summariseDiff(files: readonly ChangedFile[]): DiffSummary {
  const rows = files.map(rowOf).sort(riskierFirst);
  const kinds = riskiestFirst
    .map((kind) => ({ kind, files: rows.filter((row) => row.kind === kind).length }))
    .filter((entry) => entry.files > 0);
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    files: rows.length,
    additions: sum(rows.map((row) => row.additions)),
    deletions: sum(rows.map((row) => row.deletions)),
    kinds,
    rows,
  };
}

function renderRow(row: DiffRow): string {
  const name = (path: string) => codeSpan(shorten(path, 160), 'table');
  const moved = row.previousPath === null ? '' : `${name(row.previousPath)} → `;
  const size = row.binary ? row.status : `+${row.additions} −${row.deletions}`;
  return `| ${moved}${name(row.path)} | ${size} | ${row.kind} | ${row.reason} |`;
}

/** A summary in Markdown: one line of totals, and a table of at most 20 files, riskiest first. */
export function renderDiffSummary(summary: DiffSummary): string {
  if (summary.files === 0) return 'No file is changed.';
  const kinds = summary.kinds.map(({ kind, files }) => `${files} ${kind}`).join(', ');
  const rest = summary.rows.length - ROWS;
  return [
    `**${summary.files} ${summary.files === 1 ? 'file' : 'files'}, +${summary.additions} −${summary.deletions}**: ${kinds}`,
    '',
    '| File | Lines | Kind | Look here because it |',
    '|---|---|---|---|',
    ...summary.rows.slice(0, ROWS).map(renderRow),
    ...(rest > 0 ? ['', `and ${rest} more`] : []),
  ].join('\n');
}
