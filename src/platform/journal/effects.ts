import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { EffectStore } from '../effects/store.ts';
import {
  beginEffect,
  confirmEffect,
  endEffect,
  expireEffects,
  findEffect,
  renewEffect,
} from './effect-operations.ts';
import type { Journal } from './journal.ts';

const State = z.enum(['begun', 'confirmed', 'failed']);

/** Records of effects in the journal. */
export function createJournalEffectStore(options: { journal: Journal; clock: Clock }): EffectStore {
  const { journal, clock } = options;
  const now = () => clock.now().getTime();
  return {
    begin: (effect) => journal.run(beginEffect, { ...effect, now: now() }),
    renew: (effect) => journal.run(renewEffect, { ...effect, now: now() }),
    confirm: ({ installation, key, result }) =>
      journal.run(confirmEffect, { installation, key, result, now: now() }),
    withdraw: (effect) => journal.run(endEffect, { ...effect, state: 'failed', lease: 0, now: now() }),
    doubt: (effect) => journal.run(endEffect, { ...effect, state: 'begun', now: now() }),
    find: async ({ installation, key }) => {
      const row = await journal.run(findEffect, { installation, key });
      if (row === null) return null;
      const { state, changedAt, ...rest } = row;
      return { state: State.parse(state), ...rest, changedAt: new Date(changedAt) };
    },
    expire: ({ before, limit }) => journal.run(expireEffects, { before: before.getTime(), limit }),
  };
}
