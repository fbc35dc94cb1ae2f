import { z } from 'zod';

const name = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/, 'not a GitHub name');

/** Owner and name of a repository, as GitHub spells them. */
export const RepositoryRef = z.object({ owner: name, name });
export type RepositoryRef = z.infer<typeof RepositoryRef>;

/** Prints `owner/name`. */
export function fullName(repository: RepositoryRef): string {
  return `${repository.owner}/${repository.name}`;
}

/**
 * Reads `owner/name`.
 * @throws {Error} when the text is not of that form.
 */
export function parseRepository(text: string): RepositoryRef {
  const [owner, repository, ...rest] = text.split('/');
  const parsed = RepositoryRef.safeParse({ owner, name: repository });
  if (!parsed.success || rest.length > 0) throw new Error(`"${text}" is not of the form owner/name`);
  return parsed.data;
}
