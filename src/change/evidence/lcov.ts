import { reportPath } from './report-path.ts';

/** Executable lines of each file, one-based, and whether a test executed them. */
export type Coverage = ReadonlyMap<string, ReadonlyMap<number, boolean>>;

/** What an lcov report says, or why it is not believed. */
export type LcovResult =
  | { readonly ok: true; readonly coverage: Coverage }
  | { readonly ok: false; readonly reason: string };

const MOST = { bytes: 20 * 1024 * 1024, files: 20_000, line: 10_000_000 } as const;

function refuse(reason: string): LcovResult {
  return { ok: false, reason };
}

/**
 * Reads an lcov tracefile (geninfo(1)): `SF`, `DA` and `end_of_record`; what else is in it says nothing about lines.
 * @param bytes at most 20 MB.
 * @param root absolute path of the work tree in which it was written.
 */
export function parseLcov(bytes: Uint8Array, root: string): LcovResult {
  if (bytes.length > MOST.bytes) return refuse(`it is ${bytes.length} bytes, more than ${MOST.bytes}`);
  const coverage = new Map<string, Map<number, boolean>>();
  let current: Map<number, boolean> | null = null;
  let number = 0;
  // Bytes that are no UTF-8 can only be in names, which then match no file.
  for (const record of new TextDecoder().decode(bytes).split(/\r?\n/)) {
    number += 1;
    if (record.startsWith('SF:')) {
      const path = reportPath(record.slice(3), root);
      current = (path === null ? undefined : coverage.get(path)) ?? new Map();
      if (path !== null && path.length <= 1_000) coverage.set(path, current);
      if (coverage.size > MOST.files) return refuse(`it names more than ${MOST.files} files`);
    } else if (record.startsWith('DA:')) {
      const found = /^DA:(\d{1,8}),(-?\d{1,15})(?:,|$)/.exec(record);
      if (found === null || current === null) return refuse(`line ${number} is no record of lcov`);
      const line = Number(found[1]);
      if (line < 1 || line > MOST.line) return refuse(`line ${number} names a line that no file has`);
      current.set(line, (current.get(line) ?? false) || Number(found[2]) > 0);
    } else if (record === 'end_of_record') {
      current = null;
    }
  }
  return { ok: true, coverage };
}

/** Several reports as one: a line is executed when one of them says so. */
export function mergeCoverage(reports: readonly Coverage[]): Coverage {
  const merged = new Map<string, Map<number, boolean>>();
  for (const report of reports) {
    for (const [path, lines] of report) {
      const known = merged.get(path) ?? new Map<number, boolean>();
      for (const [line, executed] of lines) known.set(line, (known.get(line) ?? false) || executed);
      merged.set(path, known);
    }
  }
  return merged;
}
