import { z } from 'zod';
import { readBlob, writeBlob } from '../git/objects.ts';
import { json } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { requireObject } from '../repositories/object.ts';
import { nodeId } from '../shape/node-id.ts';
import { repositoryUrl } from '../shape/repository.ts';
import { wrapped } from './contents.ts';

const path = '/repos/{owner}/{repo}/git/blobs';

export const routes: readonly Route[] = [
  repositoryRoute(
    'GET',
    `${path}/{file_sha}`,
    { app: [{ contents: 'read' }], role: 'read' },
    async (call, repository) => {
      const sha = call.text('file_sha');
      await requireObject(repository, sha, 'blob');
      const content = await readBlob(repository.directory, sha);
      if (call.wants('raw')) return { status: 200, raw: new Uint8Array(content) };
      return json(200, {
        sha,
        node_id: nodeId('Blob', sha),
        size: content.length,
        url: `${repositoryUrl(call.context, repository)}/git/blobs/${sha}`,
        content: wrapped(content.toString('base64')),
        encoding: 'base64',
      });
    },
  ),
  repositoryRoute('POST', path, { app: [{ contents: 'write' }], role: 'write' }, async (call, repository) => {
    const input = call.body(
      z.object({ content: z.string(), encoding: z.enum(['utf-8', 'base64']).optional() }),
    );
    const content = Buffer.from(input.content, input.encoding === 'base64' ? 'base64' : 'utf8');
    const sha = await writeBlob(repository.directory, content);
    const url = `${repositoryUrl(call.context, repository)}/git/blobs/${sha}`;
    return json(201, { sha, url });
  }),
];
