import { changeOf } from '../../change/agents/revert.ts';
import { validateChange } from '../../change/edits/validate.ts';
import { checkOut } from '../../connect/github/checkout.ts';
import { isUnprocessable, statusOf } from '../../connect/github/errors.ts';
import {
  addLabel,
  createBranch,
  createCommit,
  openPull,
  updatePullBody,
} from '../../connect/github/publish.ts';
import { askQuestion } from '../../connect/github/questions.ts';
import { rerunFailedJobs } from '../../connect/github/workflow-runs.ts';
import { repositoryObject } from '../../domain/object.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
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
      return lookAgain(context, repository, step.run.id);
    case 'decide':
      await recordDecision(context, step);
      return again;
    case 'write':
      return write(context, repository, step.revert);
    case 'create-branch':
      if (step.revert.written?.ok === true) {
        await createBranch(client, repository, step.revert.branch, step.revert.written.commit).catch(
          (error: unknown) => {
            // It exists: the next reading tells whether it is ours.
            if (!isUnprocessable(error)) throw error;
          },
        );
      }
      return again;
    case 'open-pull':
      await openPull(client, repository, {
        title: step.title,
        body: step.body,
        head: step.revert.branch,
        base: step.revert.recorded.signal.facts.branch,
      });
      return again;
    case 'label':
      await addLabel(client, repository, step.pull.number, 'wired-chaos');
      return again;
    case 'update-body':
      await updatePullBody(client, repository, step.pull.number, step.body);
      return again;
    case 'ask':
      await askQuestion(client, repository, step);
      return again;
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

async function lookAgain(context: FlowContext, repository: RepositoryRef, run: number): Promise<Afterwards> {
  try {
    await rerunFailedJobs(context.client, repository, run);
  } catch (error) {
    // 403: it is running again already, or it is too old to be run again. The next reading tells which.
    if (statusOf(error) !== 403) throw error;
    context.log.warn({ repository: fullName(repository), run }, 'GitHub refused to rerun the failed jobs');
  }
  return {
    kind: 'later',
    milliseconds: secondLookPatience,
    why: 'the rerun will wake this flow when it ends',
  };
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
    const commit = await createCommit(
      client,
      repository,
      result.change,
      `Wired-Chaos-Decision: ${decision.id}`,
    );
    return { ok: true, branch: revert.branch, commit, base: result.change.base };
  } finally {
    await checkout.remove();
  }
}
