import { z } from 'zod';
import { git, runGit } from '../../src/change/agents/git.ts';
import { Sha } from '../../src/domain/ids.ts';

/** The three commits that evidence is about. */
export interface Commits {
  readonly base: Sha;
  /** The pull request's head; of a merge group, the commit that the queue made. */
  readonly head: Sha;
  /** What a merge makes of both: the commit that was checked out. */
  readonly merged: Sha;
}

const PullRequestEvent = z.object({ pull_request: z.object({ head: z.object({ sha: Sha }) }) });
const MergeGroupEvent = z.object({ merge_group: z.object({ base_sha: Sha, head_sha: Sha }) });

function short(sha: string): string {
  return sha.slice(0, 7);
}

async function requireCommit(directory: string, sha: Sha): Promise<void> {
  const { code } = await runGit(['cat-file', '-e', `${sha}^{commit}`], { directory });
  if (code !== 0) {
    throw new Error(`Commit ${short(sha)} is not here. Set \`fetch-depth: 0\` for actions/checkout.`);
  }
}

/**
 * Reads which commits this run is about. Of a pull request, GitHub checks out the test merge: its first parent is
 * the base it was merged with (which the event does not say: it names the tip at the time), its second the head.
 * @param directory the checkout
 * @param event the webhook payload that started the workflow
 * @throws {Error} when something else was checked out than the event says, with the remedy.
 */
export async function commitsOf(directory: string, event: unknown): Promise<Commits> {
  const log = await git(['rev-list', '--parents', '--max-count=1', 'HEAD', '--'], { directory });
  const [merged, ...parents] = log
    .toString('utf8')
    .trim()
    .split(' ')
    .map((sha) => Sha.parse(sha));
  if (merged === undefined) throw new Error('Nothing is checked out.');

  const group = MergeGroupEvent.safeParse(event);
  if (group.success) {
    const { base_sha: base, head_sha: head } = group.data.merge_group;
    if (merged !== head) {
      throw new Error(
        `The merge group is ${short(head)}, and ${short(merged)} is checked out. Set no \`ref\`.`,
      );
    }
    await requireCommit(directory, base);
    return { base, head, merged };
  }
  const pull = PullRequestEvent.safeParse(event);
  if (!pull.success) {
    throw new Error('This event is neither a pull request nor a merge group: evidence compares two commits.');
  }
  const { sha } = pull.data.pull_request.head;
  const [base, head] = parents;
  if (base === undefined || head === undefined || parents.length !== 2) {
    throw new Error(
      `${short(merged)} is not the test merge of the pull request. Set no \`ref\` for actions/checkout.`,
    );
  }
  if (head !== sha) {
    throw new Error(`The test merge has ${short(head)} in it, and the pull request's head is ${short(sha)}.`);
  }
  await requireCommit(directory, base);
  return { base, head, merged };
}
