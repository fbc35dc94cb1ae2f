import { objectType } from '../git/objects.ts';
import { notFound } from '../http/reply.ts';
import type { Repository } from '../state/repository.ts';

/** @throws {Refusal} 404 unless the repository has an object of that kind under the full id. */
export async function requireObject(repository: Repository, sha: string, type: string): Promise<void> {
  if (!/^[0-9a-f]{40}$/.test(sha) || (await objectType(repository.directory, sha)) !== type) throw notFound();
}
