import { z } from 'zod';

/** The two commits between which a change lies. */
export interface Range {
  readonly base: string;
  readonly head: string;
}

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const noCommit = /^0+$/;

const PullRequestEvent = z.object({
  pull_request: z.object({ base: z.object({ sha }), head: z.object({ sha }) }),
});
const MergeGroupEvent = z.object({ merge_group: z.object({ base_sha: sha, head_sha: sha }) });
const PushEvent = z.object({ before: sha, after: sha });

function fromEvent(event: unknown): Range | null {
  const pull = PullRequestEvent.safeParse(event);
  if (pull.success) {
    return { base: pull.data.pull_request.base.sha, head: pull.data.pull_request.head.sha };
  }
  const group = MergeGroupEvent.safeParse(event);
  if (group.success) return { base: group.data.merge_group.base_sha, head: group.data.merge_group.head_sha };
  const push = PushEvent.safeParse(event);
  if (push.success && !noCommit.test(push.data.before))
    return { base: push.data.before, head: push.data.after };
  return null;
}

/**
 * What to judge: the inputs where they are given, else what the event is about (pull request, merge group, push).
 * @param event the webhook payload that started the workflow.
 * @throws {Error} when neither says it.
 */
export function rangeOf(inputs: Range, event: unknown): Range {
  const told = fromEvent(event);
  const base = inputs.base || told?.base;
  const head = inputs.head || told?.head;
  if (base === undefined || head === undefined) {
    throw new Error(
      'This event does not say what to compare. Run on pull_request, merge_group or push, or set the inputs ' +
        '`base` and `head`.',
    );
  }
  return { base, head };
}
