import { z } from 'zod';
import { numberedObject, type ObjectId } from '../../domain/object.ts';
import type { Afterwards, FlowContext } from '../flow.ts';
import { judge } from './judge.ts';
import { mergeMode } from './merge-mode.ts';
import type { PullRequestState } from './state.ts';

/** What a pull request was like when the App last finished with it, so that a sweep can tell what changed since. */
export const Look = z.object({
  head: z.string(),
  /** GitHub's `updated_at`. */
  updatedAt: z.string(),
  /** Nothing but an event changes its verdicts: no run is awaited, no override expires. */
  settled: z.boolean(),
  /** When that was, ISO 8601, UTC. */
  at: z.string(),
  /** When the App first looked at it, ISO 8601, UTC. */
  first: z.string(),
});
export type Look = z.infer<typeof Look>;

/** Where the look at an object is noted. */
export function lookKey(object: string): string {
  return `look:${object}`;
}

/** The last look at a pull request, or null when there was none. */
export async function lastLook(context: FlowContext, object: ObjectId): Promise<Look | null> {
  const note = await context.notes.get(context.client.installation, lookKey(object));
  return Look.safeParse(note).data ?? null;
}

/** Notes how a pull request is left, once nothing is to be done about it now. */
export async function noteLook(
  context: FlowContext,
  state: PullRequestState,
  afterwards: Afterwards,
): Promise<void> {
  if (state.kind !== 'open' || afterwards.kind === 'again') return;
  const { pull } = state.own;
  const object = numberedObject(pull.repositoryId, pull.number);
  const look: Look = {
    head: pull.head.sha,
    updatedAt: state.updatedAt,
    settled: afterwards.kind === 'rest' && !changesByItself(state),
    at: state.now,
    first: state.firstLook,
  };
  await context.notes.set(context.client.installation, lookKey(object), look);
}

/** It would be merged but for a pause, whose end may be told to nobody. */
function isHeldBack(state: Extract<PullRequestState, { kind: 'open' }>): boolean {
  const running = { ...state, merge: { ...state.merge, paused: null } };
  return mergeMode(running, judge(state)) !== 'manual';
}

/** Whether its verdicts may change without an event that GitHub counts as an update of the pull request. */
function changesByItself(state: Extract<PullRequestState, { kind: 'open' }>): boolean {
  const { evidence, overrides } = state.own;
  const awaited = 'kind' in evidence && (evidence.kind === 'pending' || evidence.kind === 'needs-approval');
  const expiring = overrides.some((override) => Date.parse(override.expires) > Date.parse(state.now));
  return awaited || expiring || state.siblings.length > 0 || isHeldBack(state);
}
