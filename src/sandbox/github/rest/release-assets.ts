import { createHash } from 'node:crypto';
import { timestamp } from '../context.ts';
import type { Author } from '../http/actor.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { invalid, json, noContent, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { shapeAsset } from '../shape/release.ts';
import type { Release, ReleaseAsset } from '../state/release.ts';
import type { Repository } from '../state/repository.ts';
import { releaseOfCall } from './releases.ts';

const readable = { app: [{ contents: 'read' }], role: 'read' } as const;
const writable = { app: [{ contents: 'write' }], role: 'write' } as const;
const one = '/repos/{owner}/{repo}/releases/assets/{asset_id}';
const list = '/repos/{owner}/{repo}/releases/{release_id}/assets';

function assetOfCall(call: Call, repository: Repository): { release: Release; asset: ReleaseAsset } {
  const id = call.number('asset_id');
  for (const release of repository.releases.values()) {
    const asset = release.assets.find((each) => each.id === id);
    if (asset !== undefined) return { release, asset };
  }
  throw notFound();
}

/** Files of releases. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', list, readable, (call, repository) => {
    const release = releaseOfCall(call, repository);
    return paged(call, release.assets, (asset) => shapeAsset(call.context, repository, release, asset));
  }),
  repositoryRoute('GET', one, readable, (call, repository) => {
    const { context } = call;
    const { release, asset } = assetOfCall(call, repository);
    if (!(call.headers.get('accept') ?? '').includes('application/octet-stream')) {
      return json(200, shapeAsset(context, repository, release, asset));
    }
    asset.downloads += 1;
    const key = context.downloads.offer(asset.bytes, 'application/octet-stream', context.now().getTime());
    return { status: 302, headers: { location: `${context.url}/downloads/${key}` } };
  }),
  repositoryRoute('DELETE', one, writable, (call, repository) => {
    const { release, asset } = assetOfCall(call, repository);
    release.assets.splice(release.assets.indexOf(asset), 1);
    return noContent;
  }),
  repositoryRoute('POST', list, writable, upload),
];

/** The one operation of the host for uploads; the API itself does not have it. */
function upload(call: Call, repository: Repository, author: Author): Reply {
  if (!call.uploads) throw notFound();
  const release = releaseOfCall(call, repository);
  const name = call.query.get('name') ?? '';
  if (name === '') throw new Refusal(400, 'Bad Request: name is missing');
  if (call.bytes.byteLength === 0) throw new Refusal(400, 'Bad Content-Length: the file is empty');
  if (release.assets.some((asset) => asset.name === name)) {
    throw invalid({ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' });
  }
  const asset: ReleaseAsset = {
    id: call.context.state.nextId(),
    name,
    label: call.query.get('label') ?? '',
    contentType: call.headers.get('content-type') ?? 'application/octet-stream',
    bytes: call.bytes,
    digest: `sha256:${createHash('sha256').update(call.bytes).digest('hex')}`,
    uploaderId: author.user.id,
    createdAt: timestamp(call.context),
    downloads: 0,
  };
  release.assets.push(asset);
  return json(201, shapeAsset(call.context, repository, release, asset));
}
