import { git } from '../../change/agents/git.ts';
import { largestText } from './decode.ts';

/** What is read of the objects of one change, at most, in bytes; the rest is said to be unread. */
const largestChange = 256 * 1024 * 1024;

/**
 * Reads objects of a repository, all by one process of git.
 * @param blobs ids of objects
 * @returns by id; null for one that is too large to be read
 */
export async function readBlobs(
  directory: string,
  blobs: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array | null>> {
  const wanted = [...new Set(blobs)];
  const read = new Map<string, Uint8Array | null>();
  if (wanted.length === 0) return read;
  const input = `${wanted.join('\n')}\n`;
  const sizes = await git(['cat-file', '--batch-check=%(objectname) %(objectsize)'], { directory, input });
  let left = largestChange;
  const small: string[] = [];
  for (const line of sizes.toString('utf8').trimEnd().split('\n')) {
    const [blob = '', size = ''] = line.split(' ');
    const bytes = Number(size);
    if (!Number.isInteger(bytes) || bytes > largestText || bytes > left) {
      read.set(blob, null);
      continue;
    }
    left -= bytes;
    small.push(blob);
  }
  if (small.length === 0) return read;
  const output = await git(['cat-file', '--batch=%(objectname) %(objectsize)'], {
    directory,
    input: `${small.join('\n')}\n`,
  });
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [blob = '', size = '0'] = output.toString('latin1', at, end).split(' ');
    const bytes = Number(size);
    read.set(blob, output.subarray(end + 1, end + 1 + bytes));
    at = end + 1 + bytes + 1;
  }
  return read;
}
