import { isUnprocessable } from '../../connect/github/errors.ts';
import { createRelease, releaseOfTag, uploadReleaseAsset } from '../../connect/github/releases.ts';
import { repositoryObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import type { Place } from './place.ts';

/**
 * Publishes the release of a tag; the one that is there already stays as it is.
 * @param assert throws when it must not happen any more; called right before GitHub is asked
 * @returns GitHub's id of the release
 */
export async function release(
  { client, effects }: FlowContext,
  { repository, repositoryId }: Place,
  wanted: {
    readonly tag: string;
    readonly name: string;
    readonly body: string;
    readonly prerelease: boolean;
  },
  assert: () => void,
): Promise<number> {
  return effects.once({
    installation: client.installation,
    key: `release:${repositoryObject(repositoryId)}:${wanted.tag}`,
    find: async () => (await releaseOfTag(client, repository, wanted.tag))?.id ?? null,
    async act() {
      assert();
      return (await createRelease(client, repository, wanted)).id;
    },
  });
}

/**
 * Attaches a file to a release.
 * @param file.write makes the content; called only when it is to be uploaded
 */
export async function releaseAsset(
  { client, effects }: FlowContext,
  { repository, repositoryId }: Place,
  file: {
    readonly release: number;
    readonly tag: string;
    readonly name: string;
    readonly type: string;
    readonly write: () => Promise<string>;
  },
  assert: () => void,
): Promise<void> {
  const { name, type } = file;
  const find = async () => {
    const published = await releaseOfTag(client, repository, file.tag);
    return published?.assets.find((asset) => asset.name === name)?.id ?? null;
  };
  await effects.once({
    installation: client.installation,
    key: `asset:${repositoryObject(repositoryId)}:${file.release}:${name}`,
    find,
    async act() {
      const bytes = new TextEncoder().encode(await file.write());
      assert();
      try {
        return (await uploadReleaseAsset(client, repository, file.release, { name, type, bytes })).id;
      } catch (error) {
        const there = isUnprocessable(error) ? await find() : null;
        if (there === null) throw error;
        return there;
      }
    },
  });
}
