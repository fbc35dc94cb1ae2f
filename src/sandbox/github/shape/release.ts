import type { components } from '@octokit/openapi-types';
import type { Context } from '../context.ts';
import type { Release, ReleaseAsset } from '../state/release.ts';
import type { Repository } from '../state/repository.ts';
import { simpleUser } from './account.ts';
import { nodeId } from './node-id.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** Where files are uploaded to, beside the REST API, as on a server of one's own. */
const uploadsUrl = (context: Context): string => `${context.url}/api/uploads`;

/** A release, as the API answers it. */
export function shapeRelease(
  context: Context,
  repository: Repository,
  release: Release,
): components['schemas']['release'] {
  const { state } = context;
  const base = repositoryUrl(context, repository);
  const page = repositoryPage(context, repository);
  const url = `${base}/releases/${release.id}`;
  const tag = encodeURIComponent(release.tag);
  return {
    url,
    html_url: `${page}/releases/tag/${tag}`,
    assets_url: `${url}/assets`,
    upload_url: `${uploadsUrl(context)}/repos/${state.fullName(repository)}/releases/${release.id}/assets{?name,label}`,
    tarball_url: release.draft ? null : `${base}/tarball/${tag}`,
    zipball_url: release.draft ? null : `${base}/zipball/${tag}`,
    id: release.id,
    node_id: nodeId('Release', release.id),
    tag_name: release.tag,
    target_commitish: release.targetCommitish,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    immutable: false,
    created_at: release.createdAt,
    updated_at: release.publishedAt ?? release.createdAt,
    published_at: release.publishedAt,
    author: simpleUser(context, state.account(release.authorId)),
    assets: release.assets.map((asset) => shapeAsset(context, repository, release, asset)),
  };
}

/** A file of a release. */
export function shapeAsset(
  context: Context,
  repository: Repository,
  release: Release,
  asset: ReleaseAsset,
): components['schemas']['release-asset'] {
  const page = repositoryPage(context, repository);
  const path = `${encodeURIComponent(release.tag)}/${encodeURIComponent(asset.name)}`;
  return {
    url: `${repositoryUrl(context, repository)}/releases/assets/${asset.id}`,
    browser_download_url: `${page}/releases/download/${path}`,
    id: asset.id,
    node_id: nodeId('ReleaseAsset', asset.id),
    name: asset.name,
    label: asset.label,
    state: 'uploaded',
    content_type: asset.contentType,
    size: asset.bytes.byteLength,
    digest: asset.digest,
    download_count: asset.downloads,
    created_at: asset.createdAt,
    updated_at: asset.createdAt,
    uploader: simpleUser(context, context.state.account(asset.uploaderId)),
  };
}
