import type { Finding } from '../../domain/finding.ts';
import { shorten } from '../../domain/untrusted.ts';
import { type Verdict, type VerdictItem, worse } from '../../domain/verdict.ts';

/** A verdict of one pull request. */
export interface LabelledVerdict {
  /** Such as `#12 into main`. */
  readonly label: string;
  readonly verdict: Verdict;
}

function itemsOf({ label, verdict }: LabelledVerdict): VerdictItem[] {
  const { state, title, items } = verdict;
  if (items.length === 0) return [{ state, title: label, detail: `${title}.`, next: '' }];
  return items.map((item) => ({ ...item, title: `${label}: ${item.title}` }));
}

function withoutRepetition(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.fingerprint} ${finding.lines?.start ?? 0}`;
    // The same finding may block one of them and only warn in another.
    if (seen.get(key)?.severity !== 'block') seen.set(key, finding);
  }
  return [...seen.values()];
}

/**
 * The one verdict for a commit that several open pull requests share: as bad as the worst of theirs, for a check on
 * the commit counts for all of them. Every item names its pull request; findings that several share come once.
 * @param verdicts of one check, at least one.
 * @throws {Error} when there is none, or they are of different checks.
 */
export function worstOf(verdicts: readonly LabelledVerdict[]): Verdict {
  const [first, ...rest] = verdicts;
  if (first === undefined) throw new Error('There is no verdict to be the worst.');
  const { check } = first.verdict;
  if (rest.some(({ verdict }) => verdict.check !== check))
    throw new Error('The verdicts are of different checks.');
  if (rest.length === 0) return first.verdict;
  const state = verdicts.map(({ verdict }) => verdict.state).reduce(worse);
  const worst = verdicts.find(({ verdict }) => verdict.state === state) ?? first;
  return {
    check,
    state,
    title: shorten(`${worst.label}: ${worst.verdict.title}`, 120),
    items: verdicts.flatMap(itemsOf),
    findings: withoutRepetition(verdicts.flatMap(({ verdict }) => verdict.findings)),
  };
}
