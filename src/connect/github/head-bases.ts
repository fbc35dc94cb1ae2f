import type { PullRequest } from '../../domain/pull-request.ts';
import type { InstallationClient } from './app-client.ts';

type Asked = Pick<PullRequest, 'repository' | 'head' | 'base'>;

/** A pull request got another base: by a person, or because its base was merged and deleted. */
const baseChanged = ['base_ref_changed', 'automatic_base_change_succeeded'];

/**
 * Why a run for a pull request's head may have been for another base, by the workflow of that base; null when it
 * cannot. GitHub does not say for which pull request a run was: "The returned pull requests do not necessarily
 * indicate pull requests that triggered the run" (REST, workflow runs). So no other base may have been asked for
 * since the head was pushed, by any pull request with this head, open or closed.
 */
export async function otherBases(client: InstallationClient, pull: Asked): Promise<string | null> {
  const { octokit } = client;
  const where = { owner: pull.repository.owner, repo: pull.repository.name };
  const [owner = '', repo = ''] = (pull.head.repository ?? '').split('/');
  const [listed, pushed] = await Promise.all([
    octokit.paginate(octokit.rest.pulls.list, {
      ...where,
      state: 'all',
      head: `${owner}:${pull.head.ref}`,
      per_page: 100,
    }),
    firstPush(client, { owner, repo }, pull),
  ]);
  const sharing = listed.filter((one) => one.head.sha === pull.head.sha);
  const others = [...new Set(sharing.map((one) => one.base.ref))].filter((base) => base !== pull.base.ref);
  if (others.length > 0) return `this head was proposed for ${others.sort().join(', ')} too`;
  if (pushed === null) return 'GitHub has no push of this head on record';
  for (const { number } of sharing) {
    const events = await octokit.paginate(octokit.rest.issues.listEvents, {
      ...where,
      issue_number: number,
      per_page: 100,
    });
    const changed = events.find(
      (one) => baseChanged.includes(one.event) && Date.parse(one.created_at) >= pushed,
    );
    if (changed !== undefined) return `the base of #${number} was changed after this head was pushed`;
  }
  return null;
}

/** When the head came to its branch first, in milliseconds; null when GitHub does not show it any more. */
async function firstPush(
  client: InstallationClient,
  repository: { readonly owner: string; readonly repo: string },
  { head }: Asked,
): Promise<number | null> {
  const { data } = await client.octokit.rest.repos.listActivities({
    ...repository,
    ref: `refs/heads/${head.ref}`,
    per_page: 100,
  });
  const push = data.findLast((activity) => activity.after === head.sha);
  return push === undefined ? null : Date.parse(push.timestamp);
}
