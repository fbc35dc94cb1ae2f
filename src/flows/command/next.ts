import { commandHelp, commandUsage } from '../../change/commands/help.ts';
import { permit } from '../../change/commands/permit.ts';
import { carryOut } from './carry-out.ts';
import { type Outcome, refused } from './outcome.ts';
import type { CommandRecord } from './record.ts';
import type { CommandState, NewCommand } from './state.ts';
import type { CommandStep } from './step.ts';

/** The one next step for a comment with a command. Pure. */
export function nextForCommand(state: CommandState): CommandStep {
  switch (state.kind) {
    case 'nothing':
      return { kind: 'rest', why: state.why };
    case 'handled':
      return { kind: 'answer', record: state.record, text: state.unsaid };
    case 'new': {
      const { effect = null, wakes = [], ...said } = forNew(state);
      return { kind: 'handle', effect, wakes, record: recordOf(state, said) };
    }
  }
}

function forNew(state: NewCommand): Outcome {
  const { comment, commander, parsed, policy } = state;
  if (commander.actor.type === 'Bot') return refused(null);
  if (comment.updatedAt !== comment.createdAt) {
    return toStranger(state, refused('An edited comment is not a command: write it again in a new one.'));
  }
  if (parsed.kind === 'unknown') return toStranger(state, forUnknown(state));
  if (parsed.kind === 'malformed') return toStranger(state, refused(commandUsage(parsed.word)));
  const permission = permit(parsed.command, commander, policy?.configuration.overrides ?? null);
  if (!permission.ok) return toStranger(state, refused(permission.why));
  return carryOut(state, parsed.command);
}

/** The help, for the first unknown word under an issue or pull request; further ones only get a reaction. */
function forUnknown({ helped }: NewCommand): Outcome {
  if (helped) return { outcome: 'refused', reaction: 'confused', answer: { kind: 'none' } };
  return {
    outcome: 'helped',
    reaction: 'confused',
    answer: { kind: 'text', text: `These are the commands.\n\n${commandHelp()}` },
    effect: { kind: 'claim-help' },
  };
}

/** Somebody who has no part in this repository gets no words, or anybody could make the App write. */
function toStranger({ commander }: NewCommand, outcome: Outcome): Outcome {
  const { permission } = commander.entitlement;
  const stranger = (permission === 'read' || permission === 'none') && !commander.isAuthor;
  return stranger ? refused(null) : outcome;
}

function recordOf(
  { comment, commander, parsed }: NewCommand,
  said: Pick<CommandRecord, 'outcome' | 'reaction' | 'answer'>,
): CommandRecord {
  const { id, login } = commander.actor;
  const word =
    parsed.kind === 'command' ? parsed.command.word : parsed.kind === 'malformed' ? parsed.word : '?';
  return { comment: comment.id, by: { id, login }, word, ...said };
}
