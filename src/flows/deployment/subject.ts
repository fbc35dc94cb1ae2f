import { parseRepository, type RepositoryRef } from '../../domain/repository.ts';

/**
 * Reads `owner/name/environment`; the name of an environment may hold slashes.
 * @throws {Error} when the text is not of that form.
 */
export function parseEnvironmentSubject(subject: string): {
  readonly repository: RepositoryRef;
  readonly environment: string;
} {
  const match = /^([^/]+\/[^/]+)\/(.{1,255})$/s.exec(subject);
  if (match?.[1] === undefined || match[2] === undefined)
    throw new Error(`"${subject}" is not of the form owner/name/environment`);
  return { repository: parseRepository(match[1]), environment: match[2] };
}
