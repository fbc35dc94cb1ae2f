import { headOf, writeBranch, writeCommit } from './git-data.ts';
import type { Harness } from './harness.ts';
import { where } from './harness.ts';

/** The group that the local GitHub is having checked: its head and the name of its branch, or null. */
export async function currentGroup(
  harness: Harness,
): Promise<{ readonly sha: string; readonly ref: string } | null> {
  await harness.github.idle();
  const { data } = await harness.jonas.octokit.request('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', {
    ...where,
    ref: 'heads/gh-readonly-queue/',
  });
  const [first] = data;
  return first === undefined ? null : { sha: first.object.sha, ref: first.ref };
}

/** Makes the App's checks, and only the App's, decide what reaches main, and only through a queue. */
export async function requireQueue(
  harness: Harness,
  names: readonly string[],
  options: { readonly groupSize?: number } = {},
): Promise<void> {
  await harness.dana.octokit.request('PUT /repos/{owner}/{repo}/branches/{branch}/protection', {
    ...where,
    branch: 'main',
    required_status_checks: {
      strict: false,
      contexts: [],
      checks: names.map((context) => ({ context, app_id: harness.appId })),
    },
    required_pull_request_reviews: null,
    enforce_admins: true,
    restrictions: null,
  });
  harness.github.seed.enableMergeQueue('acme/shop', 'main', options);
}

/**
 * Writes a branch as a merge queue would name it, by hand: for groups that no queue would make.
 * @param commit its head: a merge of `merged` into main, with files that neither has
 */
export async function forgeGroup(
  harness: Harness,
  commit: {
    readonly number: number;
    readonly merged: string;
    readonly files: Readonly<Record<string, string>>;
  },
): Promise<string> {
  const { octokit } = harness.dana;
  const main = await headOf(octokit, 'main');
  const message = `Merge pull request #${commit.number} from acme/change`;
  const parents = [main, commit.merged];
  const sha = await writeCommit(octokit, { parents, message, files: commit.files });
  await writeBranch(octokit, `gh-readonly-queue/main/pr-${commit.number}-${main}`, sha);
  return sha;
}
