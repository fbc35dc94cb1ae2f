import type { Look } from '../pull-request/look.ts';
import type { ListedPull, RepositoryState, RepositoryStep } from './state.ts';

/** Even what looks unchanged is judged again after this time: teams and organisation settings send no event. */
const freshness = 6 * 3600_000;

/** Which flows to wake for what may have been missed. Pure. */
export function nextForRepository(state: RepositoryState): RepositoryStep {
  if (state.kind === 'gone') return { kind: 'rest' };
  const missed = state.pulls.filter((pull) => mayHaveChanged(pull, state.looks.get(pull.number), state.now));
  const open = new Set(state.pulls.map(({ number }) => number));
  return {
    kind: 'wake',
    wakes: [
      ['main-branch', state.name],
      ['environments', state.name],
      ['waiting-runs', state.name],
      ...state.mergeGroups.map((sha) => ['merge-group', `${state.name}@${sha}`] as const),
      ...missed.map(({ number }) => ['pull-request', `${state.name}#${number}`] as const),
    ],
    forget: [...state.looks.keys()].filter((number) => !open.has(number)),
  };
}

function mayHaveChanged(pull: ListedPull, look: Look | undefined, now: Date): boolean {
  if (look === undefined || !look.settled || look.head !== pull.head) return true;
  if (Date.parse(pull.updatedAt) > Date.parse(look.updatedAt)) return true;
  return now.getTime() - Date.parse(look.at) > freshness;
}
