import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient, Octokit } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** A release. Its texts are untrusted. */
export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly name: string;
  readonly body: string;
  readonly draft: boolean;
  readonly url: string;
  /** Login of who made it. */
  readonly author: string;
  readonly assets: readonly ReleaseAsset[];
}

export interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  /** `sha256:` and the digest in hexadecimal, where this GitHub tells it. */
  readonly digest: string | null;
}

type ApiRelease = Awaited<ReturnType<Octokit['rest']['repos']['getRelease']>>['data'];

/** GitHub's limit for the text of a release. */
const longestReleaseBody = 125_000;

/** The published release of a tag, or null. */
export async function releaseOfTag(
  client: InstallationClient,
  repository: RepositoryRef,
  tag: string,
): Promise<Release | null> {
  try {
    const { data } = await client.octokit.rest.repos.getReleaseByTag({
      owner: repository.owner,
      repo: repository.name,
      tag,
    });
    return toRelease(data);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/**
 * Publishes a release of a tag that exists.
 * @throws {Error} an unprocessable answer of GitHub (see errors.ts) when the tag has a release already
 */
export async function createRelease(
  client: InstallationClient,
  repository: RepositoryRef,
  release: {
    readonly tag: string;
    readonly name: string;
    readonly body: string;
    readonly prerelease?: boolean;
  },
): Promise<Release> {
  const { data } = await client.octokit.rest.repos.createRelease({
    owner: repository.owner,
    repo: repository.name,
    tag_name: release.tag,
    name: release.name,
    body: release.body.slice(0, longestReleaseBody),
    prerelease: release.prerelease ?? false,
  });
  return toRelease(data);
}

/**
 * Attaches a file to a release, at the address that belongs to the configured host: the one in GitHub's answers is
 * never called.
 * @throws {Error} an unprocessable answer of GitHub (see errors.ts) when the release has a file of this name
 */
export async function uploadReleaseAsset(
  client: InstallationClient,
  repository: RepositoryRef,
  release: number,
  asset: { readonly name: string; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<ReleaseAsset> {
  const uploads = uploadsOf(client.octokit.request.endpoint.DEFAULTS.baseUrl);
  // A whole address, for with another base URL Octokit would ask that host for the installation's token, too.
  const url = `${uploads}/repos/{owner}/{repo}/releases/{release_id}/assets{?name}`;
  const { data } = await client.octokit.request<ApiRelease['assets'][number]>({
    method: 'POST',
    url,
    owner: repository.owner,
    repo: repository.name,
    release_id: release,
    name: asset.name,
    headers: { 'content-type': asset.type, 'content-length': asset.bytes.byteLength },
    data: asset.bytes,
  });
  return toAsset(data);
}

/**
 * Where files are uploaded to, given the base of the REST API: `https://api.github.com` has `https://uploads.github.com`,
 * a server of one's own `https://HOST/api/uploads` beside `https://HOST/api/v3`.
 */
export function uploadsOf(api: string): string {
  const url = new URL(api);
  if (/\/api\/v3\/?$/.test(url.pathname)) return `${url.origin}/api/uploads`;
  return `${url.protocol}//${url.host.replace(/^api\./, 'uploads.')}`;
}

function toRelease(data: ApiRelease): Release {
  return {
    id: data.id,
    tag: data.tag_name,
    name: data.name ?? '',
    body: data.body ?? '',
    draft: data.draft,
    url: data.html_url,
    author: data.author.login,
    assets: data.assets.map(toAsset),
  };
}

function toAsset(asset: ApiRelease['assets'][number]): ReleaseAsset {
  return { id: asset.id, name: asset.name, size: asset.size, digest: asset.digest ?? null };
}
