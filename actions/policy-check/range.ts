import { z } from 'zod';

/** What there is to judge. */
export type Subject =
  /** What lies between two commits. */
  | {
      readonly kind: 'change';
      readonly base: string;
      readonly head: string;
      /** To be taken for `base` where the clone does not have that commit any more: a force push replaced it. */
      readonly otherwise?: string;
    }
  /** Everything in a commit, as if it were added. */
  | { readonly kind: 'everything'; readonly head: string }
  | { readonly kind: 'nothing'; readonly why: string };

/** How a workflow run came about. */
export interface Occasion {
  /** Name of the event, as GITHUB_EVENT_NAME has it. */
  readonly name: string;
  /** Its webhook payload. */
  readonly event: unknown;
}

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const noCommit = /^0+$/;

const PullRequestEvent = z.object({
  pull_request: z.object({ base: z.object({ sha }), head: z.object({ sha }) }),
});
const MergeGroupEvent = z.object({ merge_group: z.object({ base_sha: sha, head_sha: sha }) });
const PushEvent = z.object({
  before: sha,
  after: sha,
  ref: z.string().default(''),
  repository: z.object({ default_branch: z.string().min(1) }).optional(),
});

/** Events that are about no change: whoever asks then wants to know how everything stands. */
const aboutEverything: readonly string[] = ['workflow_dispatch', 'schedule'];

function fromEvent({ name, event }: Occasion): Subject | null {
  const pull = PullRequestEvent.safeParse(event);
  if (pull.success) {
    const { base, head } = pull.data.pull_request;
    return { kind: 'change', base: base.sha, head: head.sha };
  }
  const group = MergeGroupEvent.safeParse(event);
  if (group.success) {
    const { base_sha: base, head_sha: head } = group.data.merge_group;
    return { kind: 'change', base, head };
  }
  const push = PushEvent.safeParse(event);
  if (push.success) return fromPush(push.data);
  return aboutEverything.includes(name) ? { kind: 'everything', head: 'HEAD' } : null;
}

/** What a push brings: for a new branch, what it has and the default branch has not. */
function fromPush({ before, after, ref, repository }: z.infer<typeof PushEvent>): Subject | null {
  if (noCommit.test(after))
    return { kind: 'nothing', why: 'The branch was deleted: there is nothing to judge.' };
  const main = repository?.default_branch;
  const isMain = main !== undefined && ref === `refs/heads/${main}`;
  const sinceMain = main === undefined || isMain ? undefined : `refs/remotes/origin/${main}`;
  if (!noCommit.test(before)) {
    const otherwise = sinceMain === undefined ? {} : { otherwise: sinceMain };
    return { kind: 'change', base: before, head: after, ...otherwise };
  }
  if (isMain) return { kind: 'everything', head: after };
  return sinceMain === undefined ? null : { kind: 'change', base: sinceMain, head: after };
}

/**
 * What to judge: the inputs where they are given, else what the event is about.
 * @throws {Error} when neither says it.
 */
export function subjectOf(
  inputs: { readonly base: string; readonly head: string },
  occasion: Occasion,
): Subject {
  const told = inputs.base !== '' && inputs.head !== '' ? null : fromEvent(occasion);
  if (inputs.base === '' && inputs.head === '' && told !== null) return told;
  const change = told?.kind === 'change' ? told : null;
  const base = inputs.base || change?.base;
  const head = inputs.head || change?.head;
  if (base === undefined || head === undefined) {
    throw new Error(
      'This event does not say what to compare. Run on pull_request, merge_group, push, workflow_dispatch or ' +
        'schedule, or set the inputs `base` and `head`, both.',
    );
  }
  return { kind: 'change', base, head };
}
