import { listMergeGroupHeads } from '../../connect/github/merge-groups.ts';
import { type OpenPulls, readOpenPulls } from '../../connect/github/open-pulls.ts';
import { repositoryObject } from '../../domain/object.ts';
import { parseRepository } from '../../domain/repository.ts';
import type { FlowContext } from '../flow.ts';
import { Look, lookKey } from '../pull-request/look.ts';
import type { RepositoryState } from './state.ts';

/** As many pull requests as one sweep of a repository lists. */
const most = 3000;

/** Reads what is open in a repository, with as few calls as GitHub allows: a hundred pull requests a call. */
export async function readRepository(context: FlowContext, name: string): Promise<RepositoryState> {
  const { client } = context;
  const repository = parseRepository(name);
  const open: OpenPulls | null = await readOpenPulls(client, repository, most);
  const now = new Date();
  if (open === null) return { kind: 'gone' };
  const prefix = lookKey(`${repositoryObject(open.repositoryId)}#`);
  const notes = await context.notes.list(client.installation, prefix, 2 * most);
  const looks = new Map<number, Look>();
  for (const { key, data } of notes) {
    const look = Look.safeParse(data);
    if (look.success) looks.set(Number(key.slice(prefix.length)), look.data);
  }
  const mergeGroups = await listMergeGroupHeads(client, repository);
  return {
    kind: 'live',
    name: open.fullName,
    repositoryId: open.repositoryId,
    pulls: open.pulls,
    looks,
    mergeGroups,
    now,
  };
}
