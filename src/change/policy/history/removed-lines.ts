import type { AddedLine, ChangedFile } from '../../../domain/pull-request.ts';

/** A file of one commit, with the lines that the commit takes away. */
export interface CommitFile {
  readonly file: ChangedFile;
  readonly removedLines: readonly AddedLine[];
}

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
