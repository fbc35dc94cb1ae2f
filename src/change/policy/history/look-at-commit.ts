import type { Analysis } from '../../../domain/analysis.ts';
import type { CommitChange } from '../../../domain/commit-change.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import { type CommitSecrets, commitSecrets } from './commit-secrets.ts';
import { removedAsAdded } from './removed-lines.ts';

/**
 * Has the detectors of secrets look at one commit, at what it adds and at what it takes away.
 * @param look looks at files as if all of them came with one change, with the detectors of secrets only
 */
export async function lookAtCommit(
  { commit, files, unread }: CommitChange,
  look: (files: readonly ChangedFile[]) => Promise<Analysis>,
): Promise<CommitSecrets> {
  const changed = files.map(({ file }) => file);
  const removed = removedAsAdded(files);
  const nothing: Analysis = { sights: [], unread: [] };
  const added = changed.length === 0 ? nothing : await look(changed);
  const gone = removed.length === 0 ? nothing : await look(removed);
  return commitSecrets(commit, { ...added, unread: [...added.unread, ...unread] }, gone);
}
