import { isNotFound } from '../../connect/github/errors.ts';
import { fullName } from '../../domain/repository.ts';
import { deploymentKinds, note, rollbackKey } from '../deployment/record.ts';
import { comment as say } from '../effects/comment.ts';
import { reaction } from '../effects/reaction.ts';
import { rerun } from '../effects/rerun.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { deploymentApprovalKind } from '../gate/record.ts';
import { recordDecision } from '../main-branch/record-decision.ts';
import { answerMarker } from './marker.ts';
import { answeredKey, type CommandRecord, commandKey, helpKey } from './record.ts';
import type { CommandState, Place } from './state.ts';
import type { CommandStep, Effect } from './step.ts';

/** Takes a step. Every step can be taken again after a crash without doing anything twice. */
export async function actOnCommand(
  context: FlowContext,
  state: CommandState,
  step: CommandStep,
): Promise<Afterwards> {
  if (step.kind === 'rest' || state.kind === 'nothing') return { kind: 'rest' };
  if (step.kind === 'answer') {
    await answer(context, state.place, step.record, step.text);
    return { kind: 'rest' };
  }
  const { place } = state;
  const lost = step.effect !== null && !(await take(context, place, step.record, step.effect));
  // Another comment was quicker: look again, at what it left.
  if (lost) return { kind: 'again' };
  for (const [kind, subject] of step.wakes) {
    await context.wake(kind, subject, `command in comment ${step.record.comment}`);
  }
  await context.ledger.append({
    installation: context.client.installation,
    kind: 'command',
    subject: place.subject,
    object: place.object,
    key: commandKey(step.record.comment),
    data: step.record,
  });
  return { kind: 'again' };
}

/** Does what a command is for. Returns false when another comment did it first. */
async function take(
  context: FlowContext,
  place: Place,
  record: CommandRecord,
  effect: Effect,
): Promise<boolean> {
  const { ledger, client, switches } = context;
  const { installation } = client;
  const about = { installation, subject: place.subject, object: place.object };
  const { by, comment } = record;
  switch (effect.kind) {
    case 'approve': {
      const { commit, at } = effect;
      const data = { comment, actor: by, commit, at };
      await ledger.append({ ...about, kind: 'approval', key: `approval:comment:${comment}`, data });
      return true;
    }
    case 'approve-deployment': {
      const { commit, environment } = effect;
      const data = { comment, actor: by, commit, environment };
      const key = `${deploymentApprovalKind}:comment:${comment}`;
      await ledger.append({ ...about, kind: deploymentApprovalKind, key, data });
      return true;
    }
    case 'override':
      await ledger.append({ ...about, kind: 'override', key: `override:${comment}`, data: effect.override });
      return true;
    case 'take-back': {
      const { place: taken, entry: data } = effect;
      const { kind, key } = { kind: deploymentKinds.rollback, key: rollbackKey(taken, data) };
      await note(context, taken, { kind, key, data });
      return true;
    }
    case 'decide':
      await recordDecision(context, effect);
      return true;
    case 'switch': {
      const { scope, paused, at } = effect;
      const repository = { id: place.repositoryId, name: fullName(place.repository) };
      await switches.turn({
        target: scope === 'organisation' ? { scope, installation } : { scope, installation, repository },
        paused,
        by,
        reason: null,
        ordered: { at, number: comment },
      });
      return true;
    }
    case 'rerun':
      for (const run of effect.runs) await rerun(context, place, run);
      return true;
    case 'claim-help': {
      const claim = { ...about, kind: 'command-help', key: helpKey(place.object), data: { comment } };
      const { entry, appended } = await ledger.append(claim);
      return appended || JSON.stringify(entry.data) === JSON.stringify({ comment });
    }
  }
}

async function answer(
  context: FlowContext,
  place: Place,
  record: CommandRecord,
  text: string | null,
): Promise<void> {
  const { client, ledger } = context;
  const { subject, object } = place;
  try {
    await reaction(context, place, { comment: record.comment, content: record.reaction });
  } catch (error) {
    // The comment was deleted since; what it led to stays, and is still answered.
    if (!isNotFound(error)) throw error;
  }
  if (text !== null) {
    const marker = answerMarker(record.comment);
    await say(context, place, { marker, body: `${text}\n\n${marker}` });
  }
  await ledger.append({
    installation: client.installation,
    kind: 'command-answered',
    subject,
    object,
    key: answeredKey(record.comment),
    data: { comment: record.comment },
  });
}
