import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';

/** An issue in which the App asks the people of a repository. */
export interface Question {
  readonly number: number;
  readonly url: string;
}

/**
 * Finds the issue that carries a marker in its body, among the newest hundred with the App's label.
 * @param author login of the App's bot; a marker in somebody else's issue counts for nothing
 */
export async function findQuestion(
  client: InstallationClient,
  repository: RepositoryRef,
  marker: string,
  author: string,
): Promise<Question | null> {
  const { data } = await client.octokit.rest.issues.listForRepo({
    owner: repository.owner,
    repo: repository.name,
    state: 'all',
    labels: 'wired-chaos',
    per_page: 100,
  });
  const found = data.find((issue) => issue.user?.login === author && issue.body?.includes(marker) === true);
  return found === undefined ? null : { number: found.number, url: found.html_url };
}

/** Opens an issue with the App's label. */
export async function askQuestion(
  client: InstallationClient,
  repository: RepositoryRef,
  question: { readonly title: string; readonly body: string },
): Promise<Question> {
  const { data } = await client.octokit.rest.issues.create({
    owner: repository.owner,
    repo: repository.name,
    ...question,
    labels: ['wired-chaos'],
  });
  return { number: data.number, url: data.html_url };
}
