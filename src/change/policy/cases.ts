import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Verdict } from '../../domain/verdict.ts';

/** Where a repository keeps cases that its policy must judge as it says. */
export const CASES_PATH = '.github/wired-chaos.test.yml';

/** Texts by path; null where a file is removed. */
const Files = z.record(z.string().min(1).max(4096), z.string().max(1_000_000).nullable());

/** One change and what the policy must say about it. */
export const PolicyCase = z
  .strictObject({
    name: z.string().min(1).max(200),
    base: z
      .record(z.string().min(1).max(4096), z.string().max(1_000_000))
      .default({})
      .describe('Files before.'),
    head: Files.describe('Files that differ after; null removes one.'),
    expect: z.enum(['passed', 'blocked']).describe('What the check must come to.'),
    rules: z
      .array(z.string())
      .max(100)
      .optional()
      .describe('Ids of exactly the rules that must find something, whatever their level.'),
  })
  .describe('A change and what the policy must say about it.');
export type PolicyCase = z.infer<typeof PolicyCase>;

/** `.github/wired-chaos.test.yml`. */
export const PolicyCases = z
  .strictObject({ cases: z.array(PolicyCase).min(1).max(500) })
  .describe('WIRED CHAOS: changes that the policy of this repository must judge as said here.');

/**
 * Reads a file of cases.
 * @throws {Error} with the line and what is wrong
 */
export function parseCases(text: string): readonly PolicyCase[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) throw new Error(`line ${lines.linePos(broken.pos[0]).line}: ${broken.message}`);
  const parsed = PolicyCases.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return parsed.data.cases;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'is not valid'}`);
}

/** What is wrong with a verdict, for a case; null when it is as the case says. */
export function disagreement(wanted: PolicyCase, verdict: Verdict): string | null {
  const rules = [...new Set(verdict.findings.map(({ rule }) => rule))].sort();
  const found = rules.length === 0 ? 'nothing found' : rules.join(', ');
  if (verdict.state !== wanted.expect) return `expected ${wanted.expect}, got ${verdict.state} (${found})`;
  if (wanted.rules === undefined) return null;
  const expected = [...new Set(wanted.rules)].sort();
  if (JSON.stringify(expected) === JSON.stringify(rules)) return null;
  return `expected findings of ${expected.join(', ') || 'no rule'}, got ${found}`;
}
