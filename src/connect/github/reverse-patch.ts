const hunkHeader = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * What a file was before, from what it is now and the patch between the two.
 * @param patch as GitHub shows it: hunks with context, without the headers of the file
 * @returns null when the patch does not fit the text, such as one that was cut
 */
export function textBefore(head: string, patch: string): string | null {
  const after = head.split('\n');
  const before: string[] = [];
  let taken = 0;
  const lines = patch.split('\n');
  for (let at = 0; at < lines.length; ) {
    const header = hunkHeader.exec(lines[at] ?? '');
    if (header === null) {
      at += 1;
      continue;
    }
    const hunk = { old: Number(header[2] ?? 1), new: Number(header[4] ?? 1) };
    const start = Math.max(0, Number(header[3]) - (hunk.new === 0 ? 0 : 1));
    if (start < taken || start > after.length) return null;
    before.push(...after.slice(taken, start));
    taken = start;
    at += 1;
    while (hunk.old > 0 || hunk.new > 0) {
      const line = lines[at];
      if (line === undefined) return null;
      at += 1;
      if (line.startsWith('\\')) continue;
      const text = line.slice(1);
      if (line.startsWith('-')) {
        before.push(text);
        hunk.old -= 1;
        continue;
      }
      if (after[taken] !== text) return null;
      taken += 1;
      hunk.new -= 1;
      if (line.startsWith('+')) continue;
      before.push(text);
      hunk.old -= 1;
    }
  }
  before.push(...after.slice(taken));
  return before.join('\n');
}

/** All that a patch takes away, which is the whole file where it is removed. */
export function removedInPatch(patch: string): string {
  const removed: string[] = [];
  let left = 0;
  for (const line of patch.split('\n')) {
    const header = hunkHeader.exec(line);
    if (left === 0 && header !== null) left = Number(header[2] ?? 1);
    else if (left > 0 && line.startsWith('-')) {
      removed.push(line.slice(1));
      left -= 1;
    }
  }
  return removed.length === 0 ? '' : `${removed.join('\n')}\n`;
}
