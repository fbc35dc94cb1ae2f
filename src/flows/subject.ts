import { Sha } from '../domain/ids.ts';
import { fullName, parseRepository, type RepositoryRef } from '../domain/repository.ts';

/**
 * Reads `owner/name#number`.
 * @throws {Error} when the text is not of that form.
 */
export function parsePullSubject(subject: string): {
  readonly repository: RepositoryRef;
  readonly number: number;
} {
  const match = /^([^#]+)#([1-9]\d*)$/.exec(subject);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new Error(`"${subject}" is not of the form owner/name#number`);
  }
  return { repository: parseRepository(match[1]), number: Number(match[2]) };
}

/**
 * Reads `owner/name#number/comment`.
 * @returns with them the part before the comment
 * @throws {Error} when the text is not of that form.
 */
export function parseCommentSubject(subject: string): {
  readonly repository: RepositoryRef;
  readonly number: number;
  readonly comment: number;
  readonly place: string;
} {
  const match = /^(.+#\d+)\/([1-9]\d*)$/.exec(subject);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new Error(`"${subject}" is not of the form owner/name#number/comment`);
  }
  return { ...parsePullSubject(match[1]), comment: Number(match[2]), place: match[1] };
}

/**
 * Reads `owner/name@sha`.
 * @throws {Error} when the text is not of that form.
 */
export function parseCommitSubject(subject: string): {
  readonly repository: RepositoryRef;
  readonly sha: Sha;
} {
  const at = subject.lastIndexOf('@');
  return { repository: parseRepository(subject.slice(0, at)), sha: Sha.parse(subject.slice(at + 1)) };
}

/**
 * Reads `owner/name/run/environment`; the name of an environment may hold slashes.
 * @throws {Error} when the text is not of that form.
 */
export function parseGateSubject(subject: string): {
  readonly repository: RepositoryRef;
  readonly run: number;
  readonly environment: string;
} {
  const match = /^([^/]+\/[^/]+)\/([1-9]\d{0,15})\/(.{1,255})$/s.exec(subject);
  if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined) {
    throw new Error(`"${subject}" is not of the form owner/name/run/environment`);
  }
  return { repository: parseRepository(match[1]), run: Number(match[2]), environment: match[3] };
}

/** The repository that a subject of any form is in, and the subject as it reads when that has another name. */
export function repositoryIn(subject: string): {
  readonly repository: RepositoryRef;
  renamed(to: RepositoryRef): string;
} | null {
  const match = /^([^/#@]+\/[^/#@]+)([#@/].*)?$/s.exec(subject);
  if (match?.[1] === undefined) return null;
  const [, name, rest = ''] = match;
  return { repository: parseRepository(name), renamed: (to) => `${fullName(to)}${rest}` };
}
