import type { Autonomy } from '../../domain/configuration.ts';
import { oneLine } from '../../domain/untrusted.ts';
import type { Verdict, VerdictState } from '../../domain/verdict.ts';

const words: Record<VerdictState, string> = {
  'not-applicable': 'n/a',
  passed: 'ok',
  waiting: 'waiting',
  blocked: 'BLOCKED',
  failed: 'FAILED',
};

/**
 * A verdict as plain text for a terminal: the state and title, then each requirement, then each finding as
 * `path:line: what (rule)`. Control characters are removed, so that no path can drive the terminal.
 * @param autonomy under `observe` nothing fails: then it says what it would have been, as the check run does
 */
export function renderText(verdict: Verdict, autonomy: Autonomy = 'propose'): string {
  const state = words[verdict.state];
  const told = autonomy === 'observe' ? `observe, nothing fails; it would be ${state}` : state;
  const lines = [`${told}  wired-chaos/${verdict.check}: ${oneLine(verdict.title)}`];
  for (const item of verdict.items) {
    lines.push(`  ${words[item.state].padEnd(8)} ${oneLine(item.title)}`);
    if (item.detail !== '') lines.push(`           ${oneLine(item.detail)}`);
    for (const line of item.list ?? []) lines.push(`           - ${oneLine(line)}`);
    if (item.next !== '') lines.push(`           Next step: ${oneLine(item.next)}`);
  }
  for (const finding of verdict.findings) {
    const line = finding.lines === undefined ? '' : `:${finding.lines.start}`;
    const level = autonomy === 'observe' ? 'notice' : finding.severity === 'block' ? 'error' : 'warning';
    lines.push(`${oneLine(finding.path)}${line}: ${level}: ${oneLine(finding.preview)} (${finding.rule})`);
  }
  return `${lines.join('\n')}\n`;
}
