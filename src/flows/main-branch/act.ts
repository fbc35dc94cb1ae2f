import { changeOf } from '../../change/agents/revert.ts';
import { validateChange } from '../../change/edits/validate.ts';
import { checkOut } from '../../connect/github/checkout.ts';
import { repositoryObject } from '../../domain/object.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import { body } from '../effects/body.ts';
import { branch } from '../effects/branch.ts';
import { commit } from '../effects/commit.ts';
import { label } from '../effects/label.ts';
import type { NumberedPlace, Place } from '../effects/place.ts';
import { pull } from '../effects/pull.ts';
import { question } from '../effects/question.ts';
import { rerun } from '../effects/rerun.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { changeKey, outcomeKey } from './record.ts';
import { recordDecision } from './record-decision.ts';
import type { MainBranchState, Revert, Written } from './state.ts';
import type { MainBranchStep } from './step.ts';

const again: Afterwards = { kind: 'again' };
const rest: Afterwards = { kind: 'rest' };
/** More conflicting paths than these are not named in a question. */
const mostPaths = 10;
/** Nothing tells the App when a rerun was lost: look again after this time. */
const secondLookPatience = 10 * 60_000;

/** Takes a step. Every step can be taken again after a crash without doing anything twice. */
export async function actOnMainBranch(
  context: FlowContext,
  state: MainBranchState,
  step: MainBranchStep,
): Promise<Afterwards> {
  if (step.kind === 'rest' || state.kind === 'unavailable' || state.kind === 'misconfigured') {
    return state.kind === 'waiting'
      ? { kind: 'later', milliseconds: secondLookPatience, why: 'the run may never report' }
      : rest;
  }
  const { client } = context;
  const { repository } = state;
  switch (step.kind) {
    case 'second-look':
      await rerun(context, state, step.run);
      return {
        kind: 'later',
        milliseconds: secondLookPatience,
        why: 'the rerun will wake this flow when it ends',
      };
    case 'decide':
      await recordDecision(context, step);
      return again;
    case 'write':
      return write(context, repository, step.revert);
    case 'create-branch':
      return branch(context, state, { name: step.revert.branch, sha: step.commit });
    case 'open-pull':
      return pull(context, state, {
        title: step.title,
        body: step.body,
        head: step.revert.branch,
        base: step.revert.recorded.signal.facts.branch,
      });
    case 'label':
      return label(context, numbered(state, step.pull), { name: 'wired-chaos', since: step.pull.updatedAt });
    case 'update-body':
      return body(context, numbered(state, step.pull), { text: step.body, since: step.pull.updatedAt });
    case 'ask':
      return question(context, state, step);
    case 'record-outcome':
      await context.ledger.append({
        installation: client.installation,
        kind: 'outcome',
        subject: fullName(repository),
        object: repositoryObject(state.repositoryId),
        key: outcomeKey(step.revert.recorded.decision.id),
        data: {
          decision: step.revert.recorded.decision.id,
          pull: step.revert.pull?.number ?? null,
          outcome: step.outcome,
        },
      });
      return again;
  }
}

function numbered(
  { repository, repositoryId }: Place,
  { number }: { readonly number: number },
): NumberedPlace {
  return { repository, repositoryId, number };
}

async function write(context: FlowContext, repository: RepositoryRef, revert: Revert): Promise<Afterwards> {
  const { decision, signal } = revert.recorded;
  const written = await writeRevert(context, repository, revert);
  await context.ledger.append({
    installation: context.client.installation,
    kind: 'change',
    subject: fullName(repository),
    object: repositoryObject(signal.repositoryId),
    key: changeKey(decision.id),
    data: { decision: decision.id, ...written },
  });
  return again;
}

async function writeRevert(
  context: FlowContext,
  repository: RepositoryRef,
  revert: Revert,
): Promise<Written> {
  const { decision, signal } = revert.recorded;
  if (decision.task.kind !== 'revert') throw new Error(`${decision.id} is not a revert`);
  const { client } = context;
  const checkout = await checkOut(client, context.html, repository, signal.facts.branch);
  try {
    const result = await changeOf({
      directory: checkout.directory,
      head: checkout.head,
      commits: decision.task.culprit.commits,
    });
    if (!result.ok) {
      const where = result.conflicts.slice(0, mostPaths).join(', ');
      return { ok: false, problem: where === '' ? result.reason : `${result.reason} (${where})` };
    }
    const problems = validateChange(result.change);
    if (problems.length > 0) return { ok: false, problem: problems.join('; ') };
    const { repositoryId } = signal;
    const sha = await commit(context, { repository, repositoryId }, decision.id, result.change);
    return { ok: true, branch: revert.branch, commit: sha, base: result.change.base };
  } finally {
    await checkout.remove();
  }
}
