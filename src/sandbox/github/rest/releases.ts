import { z } from 'zod';
import { type Context, timestamp } from '../context.ts';
import { emit } from '../emit.ts';
import { isRefName, readRefs, resolveCommit, zeroSha } from '../git/refs.ts';
import { type Author, isQuiet } from '../http/actor.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { invalid, json, noContent, notFound, Refusal, type Reply } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { changeRef } from '../pushes/record.ts';
import { holdRepository } from '../repositories/lock.ts';
import { shapeRelease } from '../shape/release.ts';
import type { Release } from '../state/release.ts';
import type { Repository } from '../state/repository.ts';

const readable = { app: [{ contents: 'read' }], role: 'read' } as const;
const writable = { app: [{ contents: 'write' }], role: 'write' } as const;
const list = '/repos/{owner}/{repo}/releases';

/** GitHub's limit of a release's text. */
const longestBody = 125_000;

const wanted = z.object({
  tag_name: z.string().min(1),
  target_commitish: z.string().min(1).optional(),
  name: z.string().nullable().default(null),
  body: z
    .string()
    .max(longestBody, 'body is too long (maximum is 125000 characters)')
    .nullable()
    .default(null),
  draft: z.boolean().default(false),
  prerelease: z.boolean().default(false),
  generate_release_notes: z.boolean().default(false),
});

const changed = z.object({
  tag_name: z.string().min(1).optional(),
  name: z.string().nullable().optional(),
  body: z.string().max(longestBody).nullable().optional(),
  draft: z.boolean().optional(),
  prerelease: z.boolean().optional(),
});

/** The release that a request names. @throws {Refusal} 404 when the repository has none such. */
export function releaseOfCall(call: Call, repository: Repository): Release {
  const found = repository.releases.get(call.number('release_id'));
  if (found === undefined) throw notFound();
  return found;
}

const newestFirst = (repository: Repository): Release[] => [...repository.releases.values()].toReversed();

const published = (repository: Repository): Release[] =>
  newestFirst(repository).filter((release) => !release.draft);

const shaped = (call: Call, repository: Repository, release: Release | undefined, status = 200): Reply => {
  if (release === undefined) throw notFound();
  return json(status, shapeRelease(call.context, repository, release));
};

/** Releases; their files are in release-assets.ts. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', list, readable, (call, repository) =>
    paged(call, newestFirst(repository), (release) => shapeRelease(call.context, repository, release)),
  ),
  repositoryRoute('GET', `${list}/latest`, readable, (call, repository) =>
    shaped(
      call,
      repository,
      published(repository).find((release) => !release.prerelease),
    ),
  ),
  repositoryRoute('GET', `${list}/tags/{tag}`, readable, (call, repository) =>
    shaped(
      call,
      repository,
      published(repository).find((release) => release.tag === call.text('tag')),
    ),
  ),
  repositoryRoute('GET', `${list}/{release_id}`, readable, (call, repository) =>
    shaped(call, repository, releaseOfCall(call, repository)),
  ),
  repositoryRoute('POST', list, writable, create),
  repositoryRoute('PATCH', `${list}/{release_id}`, writable, (call, repository, author) => {
    const release = releaseOfCall(call, repository);
    const { tag_name: tag, name, body, draft, prerelease } = call.body(changed);
    if (tag !== undefined) release.tag = tag;
    if (name !== undefined) release.name = name;
    if (body !== undefined) release.body = body;
    if (prerelease !== undefined) release.prerelease = prerelease;
    if (draft === false && release.draft) {
      release.draft = false;
      release.publishedAt = timestamp(call.context);
      announce(call.context, repository, release, author);
    }
    return shaped(call, repository, release);
  }),
  repositoryRoute('DELETE', `${list}/{release_id}`, writable, (call, repository) => {
    repository.releases.delete(releaseOfCall(call, repository).id);
    return noContent;
  }),
];

async function create(call: Call, repository: Repository, author: Author): Promise<Reply> {
  const { context } = call;
  const asked = call.body(wanted);
  if (asked.generate_release_notes) throw new Refusal(501, 'Not simulated: generate_release_notes');
  if (!(await isRefName(repository.directory, `refs/tags/${asked.tag_name}`))) {
    throw invalid({
      resource: 'Release',
      code: 'custom',
      field: 'tag_name',
      message: 'tag_name is not well-formed',
    });
  }
  if (!asked.draft && published(repository).some((release) => release.tag === asked.tag_name)) {
    throw invalid({ resource: 'Release', code: 'already_exists', field: 'tag_name' });
  }
  const target = asked.target_commitish ?? repository.defaultBranch;
  if (!asked.draft) await ensureTag(context, repository, asked.tag_name, target, author);
  const now = timestamp(context);
  const release: Release = {
    id: context.state.nextId(),
    tag: asked.tag_name,
    targetCommitish: target,
    name: asked.name,
    body: asked.body,
    draft: asked.draft,
    prerelease: asked.prerelease,
    authorId: author.user.id,
    createdAt: now,
    publishedAt: asked.draft ? null : now,
    assets: [],
  };
  repository.releases.set(release.id, release);
  if (!release.draft) announce(context, repository, release, author);
  return shaped(call, repository, release, 201);
}

/** A tag that is not there yet is made, of the target. @throws {Refusal} 422 when there is no such target. */
function ensureTag(
  context: Context,
  repository: Repository,
  tag: string,
  target: string,
  author: Author,
): Promise<void> {
  const ref = `refs/tags/${tag}`;
  return holdRepository(context, repository, async () => {
    if ((await readRefs(repository.directory, ref)).has(ref)) return;
    const after =
      (await resolveCommit(repository.directory, `refs/heads/${target}`)) ??
      (/^[0-9a-f]{40}$/.test(target) ? await resolveCommit(repository.directory, target) : null);
    if (after === null) throw invalid({ resource: 'Release', code: 'invalid', field: 'target_commitish' });
    await changeRef(context, repository, { ref, before: zeroSha, after }, author);
  });
}

function announce(context: Context, repository: Repository, release: Release, author: Author): void {
  const payload = { release: shapeRelease(context, repository, release) };
  const where = { repository, sender: author.user, quiet: isQuiet(author) };
  for (const action of ['created', 'published', release.prerelease ? 'prereleased' : 'released']) {
    emit(context, 'release', action, where, payload);
  }
}
