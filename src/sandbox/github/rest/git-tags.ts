import { z } from 'zod';
import { timestamp } from '../context.ts';
import { objectType } from '../git/objects.ts';
import { git, gitText } from '../git/run.ts';
import type { Call } from '../http/call.ts';
import { json, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { nodeId } from '../shape/node-id.ts';
import { repositoryUrl } from '../shape/repository.ts';
import type { Repository } from '../state/repository.ts';

const sha = z.string().regex(/^[0-9a-f]{40}$/);

const wanted = z.object({
  tag: z.string().regex(/^[^\s\0]+$/),
  message: z.string(),
  object: sha,
  type: z.enum(['commit', 'tree', 'blob']),
  tagger: z
    .object({ name: z.string(), email: z.string(), date: z.iso.datetime({ offset: true }).optional() })
    .optional(),
});

/** Annotated tags as objects; a ref has to be made for each by itself. */
export const routes: readonly Route[] = [
  repositoryRoute(
    'GET',
    '/repos/{owner}/{repo}/git/tags/{tag_sha}',
    { app: [{ contents: 'read' }], role: 'read' },
    async (call, repository) => {
      const at = call.text('tag_sha');
      if (!sha.safeParse(at).success || (await objectType(repository.directory, at)) !== 'tag')
        throw notFound();
      return shaped(call, repository, at, 200);
    },
  ),
  repositoryRoute(
    'POST',
    '/repos/{owner}/{repo}/git/tags',
    { app: [{ contents: 'write' }], role: 'write' },
    async (call, repository, author) => {
      const asked = call.body(wanted);
      if ((await objectType(repository.directory, asked.object)) !== asked.type) {
        throw new Refusal(422, 'Object does not exist');
      }
      const by = asked.tagger ?? {
        name: author.user.name ?? author.user.login,
        email: author.user.email ?? `${author.user.id}+${author.user.login}@users.noreply.github.com`,
      };
      const plain = (text: string) => text.replaceAll(/[<>\n\0]/g, '');
      const at = Math.floor(Date.parse(asked.tagger?.date ?? timestamp(call.context)) / 1000);
      const input = [
        `object ${asked.object}`,
        `type ${asked.type}`,
        `tag ${asked.tag}`,
        `tagger ${plain(by.name)} <${plain(by.email)}> ${at} +0000`,
        '',
        `${asked.message.trimEnd()}\n`,
      ].join('\n');
      const made = await git(repository.directory, ['hash-object', '-t', 'tag', '-w', '--stdin'], { input });
      return shaped(call, repository, made.stdout.toString().trim(), 201);
    },
  ),
];

async function shaped(call: Call, repository: Repository, at: string, status: number): Promise<Reply> {
  const text = await gitText(repository.directory, ['cat-file', 'tag', at]);
  const [head = '', ...rest] = text.split('\n\n');
  const field = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(head)?.[1] ?? '';
  const [, name = '', email = '', seconds = '0'] =
    /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(field('tagger')) ?? [];
  const base = `${repositoryUrl(call.context, repository)}/git`;
  const type = field('type');
  return json(status, {
    node_id: nodeId('Tag', at),
    tag: field('tag'),
    sha: at,
    url: `${base}/tags/${at}`,
    message: rest.join('\n\n').replace(/\n$/, ''),
    tagger: { date: `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`, email, name },
    object: { sha: field('object'), type, url: `${base}/${type}s/${field('object')}` },
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  });
}
