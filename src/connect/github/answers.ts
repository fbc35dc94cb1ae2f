import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';

/**
 * Whether the App has written something that carries a marker into a conversation, however long that is.
 * @param answer.author login of the App's bot; a marker in somebody else's comment counts for nothing
 */
export async function hasAnswered(
  client: InstallationClient,
  repository: RepositoryRef,
  number: number,
  answer: { readonly marker: string; readonly author: string },
): Promise<boolean> {
  const comments = await client.octokit.paginate(client.octokit.rest.issues.listComments, {
    owner: repository.owner,
    repo: repository.name,
    issue_number: number,
    per_page: 100,
  });
  return comments.some(
    (comment) => comment.user?.login === answer.author && comment.body?.includes(answer.marker) === true,
  );
}

/** What the App says without words. */
export type Reaction = '+1' | '-1' | 'confused';

/** Reacts to a comment; GitHub keeps one reaction of each kind, so doing it again changes nothing. */
export async function react(
  client: InstallationClient,
  repository: RepositoryRef,
  comment: number,
  content: Reaction,
): Promise<void> {
  await client.octokit.rest.reactions.createForIssueComment({
    owner: repository.owner,
    repo: repository.name,
    comment_id: comment,
    content,
  });
}
