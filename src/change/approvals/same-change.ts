import type { ChangedFile, Diff } from '../../domain/pull-request.ts';

/** The lines a file adds, as often as it adds each, whatever their order and numbers. */
function linesOf(file: ChangedFile): string {
  return file.addedLines
    .map(({ text }) => text)
    .toSorted()
    .join('\n');
}

function differs(one: ChangedFile, other: ChangedFile): boolean {
  return (
    one.status !== other.status ||
    one.previousPath !== other.previousPath ||
    one.binary !== other.binary ||
    one.blob !== other.blob ||
    one.additions !== other.additions ||
    one.deletions !== other.deletions ||
    linesOf(one) !== linesOf(other)
  );
}

/**
 * What tells two diffs apart, in words, or null when they are the same change made on other bases: the same files,
 * changed in the same way, with the same lines added as often, and as many removed. Line numbers may differ, for
 * the base may. What is binary must be the same object.
 */
export function differenceOf(approved: Diff, present: Diff): string | null {
  if (!approved.complete) return `what was approved could not be read: ${approved.reason}`;
  if (!present.complete) return `what is merged could not be read: ${present.reason}`;
  const left = new Map(approved.files.map((file) => [file.path, file]));
  for (const file of present.files) {
    const same = left.get(file.path);
    if (same === undefined) return `${file.path} is changed, and was not when it was approved`;
    if (differs(same, file)) return `${file.path} is changed in another way than when it was approved`;
    left.delete(file.path);
  }
  const [missing] = left.keys();
  return missing === undefined ? null : `${missing} is not changed any more`;
}
