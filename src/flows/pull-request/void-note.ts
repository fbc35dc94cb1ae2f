import { tally } from '../../change/approvals/tally.ts';
import type { Approval } from '../../domain/approval.ts';
import { quoteMarkdown } from '../../domain/untrusted.ts';
import { approvalInput } from './judge.ts';
import type { PullRequestState } from './state.ts';

type Open = Extract<PullRequestState, { kind: 'open' }>;

/** The hidden text by which the note on a head is found again. */
export function voidMarker(head: string): string {
  return `<!-- wired-chaos:voided ${head} -->`;
}

/**
 * The note about approvals that a push or a new finding made void on the present head: one for each head, so that
 * whoever approved learns that it has to be done again.
 * A note that a crash kept off the ledger is asked for again, even if people have approved again meanwhile: it is found
 * where it was written, or it tells whoever approved what their approval was for.
 * @returns null when none is void, or it was told
 */
export function voidNote(state: Open): { readonly marker: string; readonly text: string } | null {
  const { pull } = state.own;
  if (state.voidNote === 'told') return null;
  const input = approvalInput(state.own, state.salt);
  if (input === null) return null;
  const result = tally(input);
  if (!result.ok) return null;
  const lines = new Map<string, string>();
  for (const { standings } of result.requirements) {
    for (const one of standings) {
      if (one.counts || !one.voided || isHistory(one.approval, state)) continue;
      const { login } = one.approval.actor;
      lines.set(login, `- @${login}: ${quoteMarkdown(one.why)}`);
    }
  }
  if (lines.size === 0 && state.voidNote === 'none') return null;
  const marker = voidMarker(pull.head.sha);
  const text = [
    ...(lines.size === 0
      ? [`What was approved before ${pull.head.sha.slice(0, 7)} does not count for it.`]
      : [`These approvals no longer count for ${pull.head.sha.slice(0, 7)}:`, '', ...lines.values()]),
    '',
    'Look at what changed and approve again, in a review or with `/wired approve <sha>`.',
    '',
    marker,
  ].join('\n');
  return { marker, text };
}

/**
 * Whether an approval is from before the App came: nobody is told of those, or a new installation would write to
 * everybody who ever approved something. One that was given for the head the App last saw is not.
 */
function isHistory({ at, commit }: Pick<Approval, 'at' | 'commit'>, { last, own }: Open): boolean {
  if (last === null) return true;
  // GitHub tells the time in whole seconds.
  if (Date.parse(at) >= Math.floor(Date.parse(last.first) / 1000) * 1000) return false;
  return commit !== last.head || last.head === own.pull.head.sha;
}
