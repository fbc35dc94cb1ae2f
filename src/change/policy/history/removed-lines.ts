import type { CommitFile } from '../../../domain/commit-change.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';

/** What a commit takes away, in the form of files that somebody adds, for detectors look at what is added. */
export function removedAsAdded(files: readonly CommitFile[]): ChangedFile[] {
  return files
    .filter(({ removedLines }) => removedLines.length > 0)
    .map(({ file, removedLines }) => ({
      path: file.previousPath ?? file.path,
      status: 'added',
      additions: removedLines.length,
      deletions: 0,
      binary: false,
      addedLines: removedLines,
    }));
}
