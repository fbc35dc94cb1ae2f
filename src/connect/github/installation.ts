import { type InstallationId, RepositoryId } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient, Octokit } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** An installation as it is now. */
export interface InstallationFacts {
  readonly account: { readonly id: number; readonly login: string };
  /** ISO 8601, UTC; null while it is not suspended. */
  readonly suspendedAt: string | null;
  /** What was granted, by name: `read`, `write` or `admin`. */
  readonly permissions: Readonly<Record<string, string>>;
  /** Where the account's owners see what the App may, and accept what it asks for. */
  readonly page: string;
}

/**
 * Reads an installation; null when the App is not installed (any more).
 * @param octokit signed in as the App itself
 */
export async function readInstallation(octokit: Octokit, id: number): Promise<InstallationFacts | null> {
  try {
    const { data } = await octokit.rest.apps.getInstallation({ installation_id: id });
    const { account } = data;
    if (account === null) return null;
    const login = 'login' in account ? account.login : account.slug;
    return {
      account: { id: account.id, login },
      suspendedAt: data.suspended_at,
      permissions: Object.fromEntries(
        Object.entries(data.permissions as Record<string, string>).sort(([one], [other]) =>
          one < other ? -1 : 1,
        ),
      ),
      page: data.html_url,
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/**
 * Whether an installation covers a repository. What is public can be read without that, so reading tells nothing.
 * @param octokit signed in as the App itself
 */
export async function coversRepository(
  octokit: Octokit,
  installation: InstallationId,
  repository: RepositoryRef,
): Promise<boolean> {
  try {
    const { data } = await octokit.rest.apps.getRepoInstallation({
      owner: repository.owner,
      repo: repository.name,
    });
    return data.id === installation;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** A repository that an installation covers. */
export interface CoveredRepository {
  readonly id: RepositoryId;
  readonly fullName: string;
  readonly private: boolean;
  readonly archived: boolean;
}

/** More repositories of one installation than these are not kept; events still reach them. */
const most = 10_000;

/** The repositories that an installation covers now, at most ten thousand. */
export async function listCoveredRepositories(client: InstallationClient): Promise<CoveredRepository[]> {
  const covered: CoveredRepository[] = [];
  const { octokit } = client;
  const pages = octokit.paginate.iterator(octokit.rest.apps.listReposAccessibleToInstallation, {
    per_page: 100,
  });
  for await (const { data } of pages) {
    covered.push(
      ...data.map((one) => ({
        id: RepositoryId.parse(one.id),
        fullName: one.full_name,
        private: one.private,
        archived: one.archived,
      })),
    );
    if (covered.length >= most) break;
  }
  return covered;
}
