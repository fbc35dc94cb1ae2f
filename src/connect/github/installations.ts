import type { InstallationClient, Octokit } from './app-client.ts';

/** More installations or repositories than these are not swept; events reach the rest. */
const most = 10_000;

/**
 * Ids of the installations that are not suspended, oldest first.
 * @param octokit signed in as the App itself
 */
export async function listActiveInstallations(octokit: Octokit): Promise<number[]> {
  const ids: number[] = [];
  for await (const { data } of octokit.paginate.iterator(octokit.rest.apps.listInstallations, {
    per_page: 100,
  })) {
    ids.push(...data.filter((one) => one.suspended_at === null).map((one) => one.id));
    if (ids.length >= most) break;
  }
  return ids;
}

/** Full names of the repositories that an installation covers and that can change: no archived ones. */
export async function listLiveRepositories(client: InstallationClient): Promise<string[]> {
  const names: string[] = [];
  const { octokit } = client;
  for await (const { data } of octokit.paginate.iterator(
    octokit.rest.apps.listReposAccessibleToInstallation,
    { per_page: 100 },
  )) {
    names.push(...data.filter((one) => !one.archived && !one.disabled).map((one) => one.full_name));
    if (names.length >= most) break;
  }
  return names;
}
