import type { CommandRecord } from './record.ts';
import type { Effect } from './step.ts';

/** What becomes of a command. */
export type Outcome = Pick<CommandRecord, 'outcome' | 'reaction' | 'answer'> & {
  readonly effect?: Effect;
  readonly wakes?: readonly (readonly [kind: string, subject: string])[];
};

/** Not carried out; without a reason only a reaction tells. */
export function refused(why: string | null): Outcome {
  return {
    outcome: 'refused',
    reaction: '-1',
    answer: why === null ? { kind: 'none' } : { kind: 'text', text: why },
  };
}

/** Carried out; where there are no words, the effect is what people see. */
export function accepted(
  text: string | null,
  done: { readonly effect?: Effect; readonly wakes: NonNullable<Outcome['wakes']> },
): Outcome {
  return {
    outcome: 'accepted',
    reaction: '+1',
    answer: text === null ? { kind: 'none' } : { kind: 'text', text },
    ...done,
  };
}
