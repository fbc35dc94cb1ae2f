import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';
import { type FileRequest, readTexts, revision } from './text-files.ts';

interface Waiting {
  readonly request: FileRequest;
  resolve(text: Promise<string | null> | string | null): void;
  reject(error: unknown): void;
}

/** Files that were asked for in this turn of the event loop, by client: they are read with one query. */
const waiting = new WeakMap<InstallationClient, Waiting[]>();

/**
 * Reads a text file at a commit or branch. Files that are asked for at the same time cost one request together.
 * @param ref a full commit id, the name of a branch, or `HEAD` for the default branch
 * @returns null when it does not exist there
 * @throws {Error} when something else than a file of at most 1 MB stands there
 */
export function readTextFile(
  client: InstallationClient,
  repository: RepositoryRef,
  path: string,
  ref: string,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const asked = waiting.get(client) ?? [];
    if (asked.length === 0) {
      waiting.set(client, asked);
      setImmediate(() => {
        waiting.delete(client);
        void readTogether(client, asked);
      });
    }
    asked.push({ request: { repository, path, ref }, resolve, reject });
  });
}

async function readTogether(client: InstallationClient, asked: readonly Waiting[]): Promise<void> {
  try {
    const texts = await readTexts(
      client,
      asked.map(({ request }) => request),
    );
    asked.forEach(({ request, resolve }, index) => {
      const text = texts[index];
      resolve(text === undefined ? readByRest(client, request) : text);
    });
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}

/** What a query cannot tell for certain: large files, links to other files, repositories out of its reach. */
async function readByRest(
  client: InstallationClient,
  { repository, path, ref }: FileRequest,
): Promise<string | null> {
  try {
    const { data } = await client.octokit.rest.repos.getContent({
      owner: repository.owner,
      repo: repository.name,
      path,
      ref: revision(ref),
    });
    if (Array.isArray(data) || data.type !== 'file' || data.encoding !== 'base64') {
      throw new Error(`${path} is not a small file at ${ref}`);
    }
    return Buffer.from(data.content, 'base64').toString('utf8');
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
