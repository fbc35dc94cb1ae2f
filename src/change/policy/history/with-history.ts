import type { Finding } from '../../../domain/finding.ts';
import { shorten } from '../../../domain/untrusted.ts';
import { type Verdict, type VerdictItem, worse } from '../../../domain/verdict.ts';
import { BASELINE_PATH } from '../baseline.ts';

/** How far looking at the commits of a change before its head has come. */
export interface HistoryProgress {
  /** How many there are; none for a change of one commit. */
  readonly of: number;
  readonly looked: number;
  /** Why the rest will not be looked at, a sentence; null when it will be. */
  readonly cut: string | null;
}

/** Title of the item that says that some commits will never be looked at. */
export const notAllLooked = 'Earlier commits: not all looked at';

const mostNamed = 10;
const longestPath = 160;

/**
 * Adds to the verdict of the check `policy` how it stands with the commits before the head. It does not pass while
 * some of them have still to be looked at. What can never be looked at is said and does not block: nobody could
 * remedy that.
 */
export function withHistory(verdict: Verdict, { of, looked, cut }: HistoryProgress): Verdict {
  const exposed = verdict.findings.filter(({ earlier }) => earlier !== undefined);
  if ((of === 0 && exposed.length === 0) || verdict.state === 'failed') return verdict;
  const waiting = looked < of && cut === null;
  const state = waiting ? worse(verdict.state, 'waiting') : verdict.state;
  const title =
    waiting && state === 'waiting' ? `Earlier commits: ${looked} of ${of} looked at` : verdict.title;
  return {
    ...verdict,
    state,
    title,
    items: [...exposedItem(exposed), ...progressItem(of, looked, cut), ...verdict.items],
  };
}

function exposedItem(exposed: readonly Finding[]): VerdictItem[] {
  const blocking = exposed.filter(({ severity }) => severity === 'block');
  if (exposed.length === 0) return [];
  const more = exposed.length - mostNamed;
  const list = exposed.slice(0, mostNamed).map(lineOf);
  return [
    {
      state: blocking.length > 0 ? 'blocked' : 'passed',
      title: `Exposed by earlier commits: ${exposed.length}`,
      detail: 'The head is without it, and the commits can still be read.',
      list: more > 0 ? [...list, `and ${more} more`] : list,
      next:
        blocking.length === 0
          ? ''
          : 'The author: revoke it; deleting it is not enough. Once it is worthless, somebody else says so by approving ' +
            `this head, where the App judges it, or the listed entries get into ${BASELINE_PATH} of the base branch.`,
    },
  ];
}

function progressItem(of: number, looked: number, cut: string | null): VerdictItem[] {
  if (of === 0) return [];
  const title = 'Earlier commits';
  const commits = of === 1 ? 'commit' : 'commits';
  if (looked >= of) {
    const detail = `${of} ${commits} before the head looked at for secrets.`;
    return [{ state: 'passed', title, detail, next: '' }];
  }
  const detail = `${looked} of ${of} ${commits} before the head looked at for secrets.`;
  if (cut !== null) {
    const next = 'A reviewer: make sure that the others hold no secret that the head is without.';
    return [{ state: 'not-applicable', title: notAllLooked, detail: `${detail} ${cut}`, next }];
  }
  return [
    { state: 'waiting', title, detail, next: 'Nothing to do: the others are looked at by themselves.' },
  ];
}

/** Where it is in a commit, as a person would look it up, and how a baseline names it. */
function lineOf({ path, rule, fingerprint: id, earlier }: Finding): string {
  const line = earlier?.lines === undefined ? '' : `:${earlier.lines.start}`;
  const where = `${shorten(path, longestPath)}${line} in ${earlier?.commit.slice(0, 7) ?? 'a commit'}`;
  return `${where}: ${JSON.stringify({ rule, path: shorten(path, longestPath), id })}`;
}
