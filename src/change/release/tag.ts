import type { Sha } from '../../domain/ids.ts';

/**
 * The tag of a release: the same for the same deployment, readable, in the order of time, and a valid name of a ref
 * whatever the environment is called (git-check-ref-format).
 * @param release.at when it was deployed; ISO 8601, UTC
 * @param release.production production's releases bear no name of an environment
 */
export function releaseTag(release: {
  readonly environment: string;
  readonly production: boolean;
  readonly sha: Sha;
  readonly at: string;
  readonly deployment: number;
}): string {
  const { environment, production, sha, at, deployment } = release;
  const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '');
  const slug = environment
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const where = production || slug === '' ? 'release' : `release-${slug}`;
  return `${where}-${day}-${deployment}-${sha.slice(0, 7)}`;
}
