import { Sha } from '../../domain/ids.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** The commit that a tag names, an annotated one too; null when there is no such tag or it names no commit. */
export async function commitOfTag(
  client: InstallationClient,
  repository: RepositoryRef,
  tag: string,
): Promise<Sha | null> {
  const where = { owner: repository.owner, repo: repository.name };
  try {
    const { data } = await client.octokit.rest.git.getRef({ ...where, ref: `tags/${tag}` });
    if (data.object.type === 'commit') return Sha.parse(data.object.sha);
    if (data.object.type !== 'tag') return null;
    const { data: annotated } = await client.octokit.rest.git.getTag({ ...where, tag_sha: data.object.sha });
    return annotated.object.type === 'commit' ? Sha.parse(annotated.object.sha) : null;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/**
 * Makes an annotated tag of a commit.
 * @throws {Error} an unprocessable answer of GitHub (see errors.ts) when a tag of this name exists: look with
 *   {@link commitOfTag} whether it names the same commit
 */
export async function createTag(
  client: InstallationClient,
  repository: RepositoryRef,
  tag: { readonly name: string; readonly sha: Sha; readonly message: string },
): Promise<void> {
  const where = { owner: repository.owner, repo: repository.name };
  const { data } = await client.octokit.rest.git.createTag({
    ...where,
    tag: tag.name,
    message: tag.message,
    object: tag.sha,
    type: 'commit',
  });
  await client.octokit.rest.git.createRef({ ...where, ref: `refs/tags/${tag.name}`, sha: data.sha });
}
