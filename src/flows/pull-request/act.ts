import { mergeRefusal } from '../../connect/github/merge.ts';
import { getHead } from '../../connect/github/pull-requests.ts';
import { numberedObject } from '../../domain/object.ts';
import { fullName } from '../../domain/repository.ts';
import { comment } from '../effects/comment.ts';
import { type MergeHow, merge, rememberMerge } from '../effects/merge.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { forward } from '../forward.ts';
import type { RenderedVerdict } from '../render-verdict.ts';
import { writeVerdicts } from '../write-verdicts.ts';
import { nextForPullRequest } from './next.ts';
import { mergeKey, voidedKey } from './read.ts';
import type { PullRequestState, UnrecordedMerge } from './state.ts';
import type { PullRequestStep } from './step.ts';

type Open = Extract<PullRequestState, { kind: 'open' }>;

/** What could not be judged is tried again after this time; an event may come earlier. */
const retryAfter = 60_000;
const again: Afterwards = { kind: 'again' };

/** Takes a step about a pull request, but only while the head is the one that was judged. */
export async function actOnPullRequest(
  context: FlowContext,
  state: PullRequestState,
  step: PullRequestStep,
): Promise<Afterwards> {
  if (step.kind === 'rest') return restOr(step);
  if (step.kind === 'record-merge') {
    await recordMerge(context, step.merge, await rememberMerge(context, step.merge, step.merge));
    return again;
  }
  if (state.kind === 'unpermitted') {
    return step.kind === 'write-checks' ? refuse(context, state, step.checks) : { kind: 'rest' };
  }
  if (state.kind !== 'open') return { kind: 'rest' };
  if (step.kind === 'record') return record(context, state, step);
  const { repository, number, head } = state.own.pull;
  const now = await getHead(context.client, repository, number);
  // Pushed or closed meanwhile: look again instead of writing about what is no longer there.
  if (now === null || !now.open || now.sha !== head.sha) return again;
  switch (step.kind) {
    case 'write-checks':
      return writeChecks(context, state, step.checks);
    case 'tell-voided':
      return tellVoided(context, state, step);
    case 'merge':
      return forward(context, state.own.pull, step.how === 'auto' ? 'merge' : 'enqueue', (assert) =>
        mergeNow(context, state, step.how, assert),
      );
  }
}

async function record(
  context: FlowContext,
  state: Open,
  step: Extract<PullRequestStep, { kind: 'record' }>,
): Promise<Afterwards> {
  const { installation } = context.client;
  const { repository, repositoryId } = state.own.pull;
  const about = (number: number) => ({
    installation,
    subject: `${fullName(repository)}#${number}`,
    object: numberedObject(repositoryId, number),
  });
  for (const { key, number, evidence } of step.evidence) {
    await context.ledger.append({ ...about(number), kind: 'evidence', key, data: evidence });
  }
  if (step.evidence.length > 0) {
    // The body of a revert shows its evidence.
    await context.wake('main-branch', fullName(repository), 'evidence was assembled');
  }
  for (const { key, number, findings } of step.approvals) {
    await context.ledger.append({ ...about(number), kind: 'approval-seen', key, data: { findings } });
  }
  return again;
}

/** Shows on the head that nothing could be judged. */
async function refuse(
  context: FlowContext,
  state: Extract<PullRequestState, { kind: 'unpermitted' }>,
  verdicts: readonly RenderedVerdict[],
): Promise<Afterwards> {
  const { repository, repositoryId, number, head, checks } = state;
  const object = numberedObject(repositoryId, number);
  const target = { repository, head, subject: `${fullName(repository)}#${number}`, object, checks };
  await writeVerdicts(context, { ...target, policyVersion: null }, verdicts);
  return { kind: 'rest' };
}

async function writeChecks(
  context: FlowContext,
  state: Open,
  checks: readonly RenderedVerdict[],
): Promise<Afterwards> {
  const { pull, configuration } = state.own;
  const target = {
    repository: pull.repository,
    head: pull.head.sha,
    subject: `${fullName(pull.repository)}#${pull.number}`,
    object: numberedObject(pull.repositoryId, pull.number),
    checks: state.checks,
    policyVersion: configuration.ok ? configuration.version : null,
  };
  await writeVerdicts(context, target, checks);
  // What is left to do follows from what was just read; only a step that is left needs another look.
  const shown = checks.map(({ content }) => ({
    id: 0,
    name: content.name,
    digest: content.digest,
    mark: null,
    completed: true,
  }));
  const others = state.checks.filter((check) => !shown.some((one) => one.name === check.name));
  const left = nextForPullRequest({ ...state, checks: [...others, ...shown] });
  // A check that was just written may have been the last thing in the way, and GitHub says so only when asked again.
  return left.kind === 'rest' && !left.retry ? { kind: 'rest' } : again;
}

function restOr(step: Extract<PullRequestStep, { kind: 'rest' }>): Afterwards {
  return step.retry ? { kind: 'later', milliseconds: retryAfter, why: step.why } : { kind: 'rest' };
}

async function tellVoided(
  context: FlowContext,
  state: Open,
  step: Extract<PullRequestStep, { kind: 'tell-voided' }>,
): Promise<Afterwards> {
  const { client } = context;
  const { repository, repositoryId, number, head } = state.own.pull;
  await comment(context, state.own.pull, { marker: step.marker, body: step.text });
  const object = numberedObject(repositoryId, number);
  await context.ledger.append({
    installation: client.installation,
    kind: 'approvals-voided',
    subject: `${fullName(repository)}#${number}`,
    object,
    key: voidedKey(object, head.sha),
    data: { head: head.sha },
  });
  return again;
}

async function mergeNow(
  context: FlowContext,
  state: Open,
  how: MergeHow,
  assert: () => void,
): Promise<Afterwards> {
  const { pull } = state.own;
  try {
    const merged = await merge(context, pull, { how, head: pull.head.sha, id: state.merge.id }, assert);
    await recordMerge(context, { ...pull, head: pull.head.sha, how }, merged);
    return { kind: 'rest' };
  } catch (error) {
    const refusal = mergeRefusal(error);
    if (refusal === null) throw error;
    if (refusal.kind === 'moved') return again;
    const subject = `${fullName(pull.repository)}#${pull.number}`;
    context.log.info({ subject, why: refusal.why }, 'GitHub does not merge it yet');
    return { kind: 'later', milliseconds: retryAfter, why: refusal.why };
  }
}

/** @param merged the commit that it became; null when it is in the queue */
async function recordMerge(
  context: FlowContext,
  { repository, repositoryId, number, head, how }: UnrecordedMerge,
  merged: string | null,
): Promise<void> {
  const object = numberedObject(repositoryId, number);
  await context.ledger.append({
    installation: context.client.installation,
    kind: 'merge',
    subject: `${fullName(repository)}#${number}`,
    object,
    key: mergeKey(object, head),
    data: { how, head, merged },
  });
}
