import { isLater, type Turned } from './entry.ts';
import type { SwitchedRepository, SwitchTarget } from './target.ts';

/** The last turn of every switch of one chain, by what it is for. */
export type Chain = ReadonlyMap<string, Turned>;

/** Every switch, by installation; the App's own under 0. */
export type Switchboard = ReadonlyMap<number, Chain>;

/** The chain with further turns. What was ordered last holds, however late an order arrives. */
export function withTurns(chain: Chain, turns: readonly Turned[]): Chain {
  const next = new Map(chain);
  for (const turned of turns) {
    const key = keyOf(turned.target);
    const last = next.get(key);
    if (last === undefined || isLater(turned, last)) next.set(key, turned);
  }
  return next;
}

/** The pause that keeps a repository from moving forward, the widest first; null when none does. */
export function pauseOf(
  board: Switchboard,
  installation: number,
  repository: SwitchedRepository,
): Turned | null {
  const targets: SwitchTarget[] = [
    { scope: 'everything' },
    { scope: 'organisation', installation },
    { scope: 'repository', installation, repository },
  ];
  for (const target of targets) {
    const last = lastTurn(board, target);
    if (last?.paused === true) return last;
  }
  return null;
}

/** Every pause in force. */
export function pausesOf(board: Switchboard): Turned[] {
  const all = [...board.values()].flatMap((chain) => [...chain.values()]);
  // A pause that was ordered by the name alone may have been ended under the id.
  return all.filter((turned) => turned.paused && lastTurn(board, turned.target) === turned);
}

/**
 * The last turn of a switch. One for a repository was turned under its id, or under its name by whoever knew no more:
 * the later of the two holds. A name without an id means every repository that was called so when it was turned.
 */
export function lastTurn(board: Switchboard, target: SwitchTarget): Turned | null {
  if (target.scope === 'everything') return board.get(0)?.get(keyOf(target)) ?? null;
  const chain = board.get(target.installation);
  if (chain === undefined) return null;
  if (target.scope === 'organisation') return chain.get(keyOf(target)) ?? null;
  const turns = [...chain.values()].filter((turned) => concerns(turned.target, target.repository));
  return turns.reduce<Turned | null>(
    (last, turned) => (last === null || isLater(turned, last) ? turned : last),
    null,
  );
}

function concerns(target: SwitchTarget, repository: SwitchedRepository): boolean {
  if (target.scope !== 'repository') return false;
  const { id, name } = target.repository;
  return id === null || repository.id === null ? sameName(name, repository.name) : id === repository.id;
}

/** GitHub's names are one whatever their case. */
function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function keyOf(target: SwitchTarget): string {
  if (target.scope !== 'repository') return target.scope;
  const { id, name } = target.repository;
  return id === null ? `name:${name.toLowerCase()}` : `id:${id}`;
}
