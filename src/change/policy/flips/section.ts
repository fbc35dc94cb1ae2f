import type { VerdictItem } from '../../../domain/verdict.ts';
import type { Replay } from './replay.ts';

const shownNumbers = 10;

/** What an author reads about the replay in the policy check. It decides nothing. */
export function replaySection(replay: Replay | null): VerdictItem {
  const item = { state: 'not-applicable', next: '' } as const;
  if (replay === null) {
    const detail = 'The last pull requests are judged by it in the background; then it stands here.';
    return { ...item, title: 'What this policy would change is being worked out', detail };
  }
  if (replay.problem !== null) {
    return { ...item, title: 'What this policy would change cannot be told', detail: replay.problem };
  }
  return { ...item, title: titleOf(replay), detail: detailOf(replay), list: listOf(replay) };
}

function titleOf({ judged, flipped, unanswered }: Replay): string {
  if (judged === 0) {
    return unanswered.length > 0
      ? 'What this policy would change cannot be told'
      : 'No earlier pull request is known that this policy could be tried on';
  }
  const last = judged === 1 ? 'the last pull request' : `the last ${judged} pull requests`;
  if (flipped === 0)
    return `With this policy ${judged === 1 ? '' : 'none of '}${last} would ${judged === 1 ? 'not ' : ''}flip`;
  return judged === 1
    ? `With this policy ${last} would flip`
    : `With this policy ${flipped} of ${last} would flip`;
}

function detailOf({ judged, unanswered, notes }: Replay): string {
  const missing = unanswered.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const told = `${judged} of ${judged + missing} could be judged, and not ${reasonsOf(unanswered)}.`;
  return [...(missing > 0 ? [told] : []), ...notes].join(' ');
}

function reasonsOf(unanswered: Replay['unanswered']): string {
  return unanswered
    .map(({ why, numbers }) => {
      const rest = numbers.length - shownNumbers;
      const named = numbers.slice(0, shownNumbers).map((number) => `#${number}`);
      return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''} (${why})`;
    })
    .join('; ');
}

function listOf({ flips, flipped }: Replay): string[] {
  const rest = flipped - flips.length;
  return [
    ...flips.map(({ number, changes }) => `#${number}: ${changes.join('; ')}`),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ];
}
