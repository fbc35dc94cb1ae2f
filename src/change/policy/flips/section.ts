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
  const would = flipped === 0 ? 'none' : String(flipped);
  if (judged === 0) {
    return unanswered.length > 0
      ? 'What this policy would change cannot be told'
      : 'No earlier pull request is known that this policy could be tried on';
  }
  if (unanswered.length > 0) {
    return `With this policy ${would} of ${judged} pull requests that could be judged would flip`;
  }
  if (judged > 1) return `With this policy ${would} of the last ${judged} pull requests would flip`;
  return `With this policy the last pull request would ${flipped === 0 ? 'not ' : ''}flip`;
}

function detailOf({ judged, unanswered, notes }: Replay): string {
  const missing = unanswered.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const told = `${missing} of the last ${judged + missing} could not be: ${reasonsOf(unanswered)}.`;
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
