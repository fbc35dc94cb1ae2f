import { z } from 'zod';
import type { Analysis } from '../../domain/analysis.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';

/** Where a repository keeps the findings that were there before this check was introduced. */
export const BASELINE_PATH = '.github/wired-chaos.baseline.json';

/** More findings than these are no baseline: start with the worst rules, or with `warn`. */
const mostFindings = 20_000;

export const Baseline = z.strictObject({
  version: z.literal(1),
  findings: z
    .array(
      z.strictObject({
        rule: z.string().max(120),
        path: z.string().max(4096),
        /** Of nothing secret: rule, path and the open part of what was found. */
        id: z.string().regex(/^[0-9a-f]{16}$/),
      }),
    )
    .max(mostFindings),
});

/** A baseline, or what is wrong with the file. */
export type ReadBaseline =
  | { readonly ok: true; readonly ids: ReadonlySet<string> }
  | { readonly ok: false; readonly problem: string };

/** Reads the baseline of the base branch; an absent file is an empty one. */
export function parseBaseline(text: string | null): ReadBaseline {
  if (text === null) return { ok: true, ids: new Set() };
  try {
    const { findings } = Baseline.parse(JSON.parse(text));
    return { ok: true, ids: new Set(findings.map(({ id }) => id)) };
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
    const reason = issue === undefined ? 'it is not JSON' : `${issue.path.join('.')}: ${issue.message}`;
    return { ok: false, problem: shorten(oneLine(`${BASELINE_PATH} cannot be read: ${reason}`), 200) };
  }
}

/**
 * The baseline of everything that was seen, as the file's text. Findings of zones and guards are about a change and
 * are never debt.
 */
export function baselineOf(analysis: Analysis): string {
  const findings = analysis.sights
    .filter(({ rule }) => !/^(?:zone|guard)\//.test(rule))
    .map(({ rule, path, baseline: id }) => ({ rule, path, id }))
    .sort((one, other) => (one.path + one.rule + one.id < other.path + other.rule + other.id ? -1 : 1));
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}
