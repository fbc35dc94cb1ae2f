import { DecisionId } from '../../domain/ids.ts';

/** The hidden first line of a pull request's body that names the decision behind it. */
export function marker(decision: DecisionId): string {
  return `<!-- wired-chaos:decision ${decision} -->`;
}

/**
 * The decision that a body names on its first line, or null. Only there: further down the text may be anybody's.
 * Who relies on it also checks who wrote the pull request, for anybody can copy the line.
 */
export function parseMarker(body: string | null): DecisionId | null {
  const found = /^<!-- wired-chaos:decision (dec_[0-9a-f]{16}) -->(?:\r?\n|$)/.exec(body ?? '');
  return found === null ? null : DecisionId.parse(found[1]);
}
