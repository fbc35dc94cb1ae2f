import type { EvidenceGap } from '../../domain/evidence.ts';
import type { VerdictItem } from '../../domain/verdict.ts';

/** A gap in evidence as people read it. */
export interface ToldGap {
  readonly state: 'waiting' | 'blocked';
  /** One line. */
  readonly title: string;
  readonly detail: string;
  /** Who can close it, and how. */
  readonly next: string;
  /** Where to look, or null. */
  readonly url: string | null;
}

const SHOWN = 20;

function listed(names: readonly string[]): string {
  const rest = names.length - SHOWN;
  return names.slice(0, SHOWN).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Says what is missing, why, and who can give it. The text may hold untrusted names. */
export function tellGap(gap: EvidenceGap): ToldGap {
  switch (gap.kind) {
    case 'not-configured':
      return {
        state: 'blocked',
        title: 'No evidence is configured',
        detail: 'The configuration of the base branch names no command whose outcome could prove anything.',
        next: 'A maintainer: add evidence.commands to .github/wired-chaos.yml, such as `run: npm test` with its JUnit file.',
        url: null,
      };
    case 'pending':
      return {
        state: 'waiting',
        title: 'Waiting for the evidence run',
        detail: gap.what,
        next: 'Nothing to do: it goes on by itself.',
        url: gap.url,
      };
    case 'needs-approval':
      return {
        state: 'waiting',
        title: 'Waiting for a maintainer to start the run',
        detail: 'GitHub holds back workflows of forks and of newcomers.',
        next: 'A maintainer: look at the change, then approve the workflow run.',
        url: gap.url,
      };
    case 'guard-changed':
      return {
        state: 'blocked',
        title: 'It changes what judges it',
        detail: `A run of these files proves nothing about them: ${listed(gap.paths)}.`,
        next: 'Somebody with write permission has to look at these files, and can then override this check.',
        url: null,
      };
    case 'rejected':
      return {
        state: 'blocked',
        title: 'The run cannot be believed',
        detail: listed(gap.reasons),
        next: 'The author: see what wrote these results, mend it and push; a maintainer can run it again.',
        url: gap.url,
      };
    case 'over-budget':
      return {
        state: 'blocked',
        title: 'The minutes for evidence are used up',
        detail: `${Math.round(gap.used)} of ${gap.budget} minutes were used today.`,
        next: 'Tomorrow, write /wired retry; or a maintainer raises evidence.minutesPerDay on the base branch.',
        url: null,
      };
  }
}

/** A gap as a line of the result tree. */
export function gapItem(gap: EvidenceGap): VerdictItem {
  const { state, title, detail, next } = tellGap(gap);
  return { state, title, detail, next };
}
