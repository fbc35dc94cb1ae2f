import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RepositoryId } from '../../../src/domain/ids.ts';
import type { Turned } from '../../../src/platform/switches/entry.ts';
import { pauseOf, pausesOf, withTurns } from '../../../src/platform/switches/state.ts';
import type { SwitchTarget } from '../../../src/platform/switches/target.ts';

const repository = (id: number | null, name: string): SwitchTarget => ({
  scope: 'repository',
  installation: 1,
  repository: { id: id === null ? null : RepositoryId.parse(id), name },
});

let order = 0;
const turn = (target: SwitchTarget, paused: boolean): Turned => ({
  target,
  paused,
  by: { id: 7, login: 'dana' },
  at: '2026-11-22T10:00:00Z',
  order: ++order,
  reason: null,
});

const board = (...turns: Turned[]) => {
  const of = (installation: number) =>
    withTurns(
      new Map(),
      turns.filter(
        ({ target }) => (target.scope === 'everything' ? 0 : target.installation) === installation,
      ),
    );
  return new Map([0, 1].map((installation) => [installation, of(installation)]));
};
const seven = { id: RepositoryId.parse(7), name: 'acme/shop' };

test('a pause goes with its repository when that is renamed', () => {
  const paused = board(turn(repository(7, 'acme/shop'), true));
  expect(pauseOf(paused, 1, { ...seven, name: 'acme/store' })).not.toBeNull();
});

test('attack: whoever takes the old name inherits no pause, and can end none', () => {
  const eight = { id: RepositoryId.parse(8), name: 'acme/shop' };
  const paused = turn(repository(7, 'acme/shop'), true);
  expect(pauseOf(board(paused), 1, eight)).toBeNull();
  expect(pauseOf(board(paused, turn(repository(8, 'acme/shop'), false)), 1, seven)).not.toBeNull();
});

test('a pause from before ids were kept holds by its name, and is ended under the id', () => {
  const before = turn(repository(null, 'Acme/Shop'), true);
  expect(pauseOf(board(before), 1, seven)).not.toBeNull();
  const ended = board(before, turn(repository(7, 'acme/shop'), false));
  expect(pauseOf(ended, 1, seven)).toBeNull();
  expect(pausesOf(ended)).toEqual([]);
});

test('whoever knows only the name ends the pause that was ordered under the id', () => {
  const turns = [turn(repository(7, 'acme/shop'), true), turn(repository(null, 'acme/shop'), false)];
  expect(pauseOf(board(...turns), 1, seven)).toBeNull();
});

test('the widest pause is the one that is told', () => {
  const turns: Turned[] = [turn(repository(7, 'acme/shop'), true)];
  expect(pauseOf(board(...turns), 1, seven)?.target.scope).toBe('repository');
  turns.push(turn({ scope: 'organisation', installation: 1 }, true));
  expect(pauseOf(board(...turns), 1, seven)?.target.scope).toBe('organisation');
  turns.push(turn({ scope: 'everything' }, true));
  expect(pauseOf(board(...turns), 1, seven)?.target.scope).toBe('everything');
  expect(pausesOf(board(...turns))).toHaveLength(3);
});

test('in whatever sequence and pieces turns arrive, what was ordered last holds', () => {
  const turns = fc.array(fc.tuple(fc.constantFrom(7, 8, null), fc.boolean()), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(turns, fc.infiniteStream(fc.nat()), fc.nat(12), (given, weights, cut) => {
      const ordered = given.map(([id, paused]) => turn(repository(id, 'acme/shop'), paused));
      const shuffled = ordered
        .map((turned) => ({ turned, weight: weights.next().value }))
        .toSorted((one, other) => one.weight - other.weight)
        .map(({ turned }) => turned);
      const chain = withTurns(withTurns(new Map(), shuffled.slice(0, cut)), shuffled.slice(cut));
      const concerning = ordered.filter(
        ({ target }) => target.scope === 'repository' && target.repository.id !== 8,
      );
      const expected = concerning.at(-1)?.paused ?? false;
      expect(pauseOf(new Map([[1, chain]]), 1, seven) !== null).toBe(expected);
    }),
  );
});
