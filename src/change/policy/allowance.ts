import type { ChangedFile } from '../../domain/pull-request.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';

/** An exception that somebody wrote beside the line that a rule finds. */
export interface Allowance {
  /** One-based line of the head's version. */
  readonly line: number;
  readonly rule: string;
  /** Null when none is given: then it allows nothing. */
  readonly reason: string | null;
  /** This change brings it. */
  readonly added: boolean;
}

const families = /^(?:secret|destructive|workflow)\//;

/** Whether findings of a rule may be allowed in a file: never of those that guard the rules themselves, nor of zones. */
export function isAllowable(rule: string): boolean {
  return families.test(rule);
}

const marker =
  /wired-chaos:[ \t]{0,8}allow[ \t]{1,8}([a-z-]{1,40}\/[a-z0-9-]{1,80})(?:[ \t]{1,8}(\S[^\r\n]{0,400}))?/;
/** What ends a comment is not a reason, nor is what follows it: C, HTML, Jinja, JSP and ERB, Lua, Haskell, PowerShell. */
const commentEnd = /\*\/|-->|--%>|#\}|%>|\]\]|-\}|#>/;
const shortestReason = 3;

/** The allowances that a file holds, by line. */
export function allowancesOf(file: ChangedFile): Allowance[] {
  const added = new Set(file.addedLines.map(({ number }) => number));
  const head = file.texts?.readable === true ? file.texts.head : null;
  const lines =
    head === null
      ? file.addedLines
      : head.includes('wired-chaos:')
        ? head.split('\n').map((text, index) => ({ number: index + 1, text }))
        : [];
  return lines.flatMap(({ number, text }) => {
    const match = text.includes('wired-chaos:') ? marker.exec(text) : null;
    if (match === null) return [];
    const [, rule = '', given = ''] = match;
    const reason = oneLine(given.split(commentEnd, 1)[0] ?? '');
    return [
      {
        line: number,
        rule,
        reason: reason.length < shortestReason ? null : shorten(reason, 200),
        added: added.has(number),
      },
    ];
  });
}

/** The reason for which a finding is allowed where it stands, on its own lines or on the line before; else null. */
export function reasonFor(
  allowances: readonly Allowance[],
  rule: string,
  lines: { readonly start: number; readonly end: number } | undefined,
): string | null {
  if (lines === undefined || !isAllowable(rule)) return null;
  const found = allowances.find(
    (one) => one.rule === rule && one.reason !== null && one.line >= lines.start - 1 && one.line <= lines.end,
  );
  return found?.reason ?? null;
}
