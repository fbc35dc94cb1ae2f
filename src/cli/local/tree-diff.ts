import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from '../../change/agents/git.ts';
import type { ChangedFile, FileTexts } from '../../domain/pull-request.ts';
import { readBlobs } from './blobs.ts';
import { decode } from './decode.ts';
import { type Entry, entriesOf, type Patch, patchesOf, type Side } from './git-patch.ts';

/** Which files are read whole, by their path. */
export type Wants = (path: string) => boolean;

/**
 * What changes from one tree of a repository to another, read by git, which has no limits.
 *
 * It runs beside an empty work tree and no index, for git takes `.gitattributes` from there, and with
 * `*.pem -diff` in it the author of a change could call a key binary.
 * @param repository the folder of git's objects
 * @param from a commit or tree
 * @param to a commit or tree
 */
export async function treeDiff(
  repository: string,
  from: string,
  to: string,
  wants: Wants,
): Promise<ChangedFile[]> {
  const empty = await mkdtemp(join(tmpdir(), 'wired-chaos-diff-'));
  try {
    const environment = {
      GIT_DIR: repository,
      GIT_WORK_TREE: empty,
      GIT_INDEX_FILE: join(empty, 'no-index'),
    };
    const always = ['-r', '--no-commit-id', '--find-renames', '--no-ext-diff', '--no-textconv'];
    const diff = (...args: string[]) =>
      git(['diff-tree', ...always, ...args, from, to], { directory: empty, environment });
    const raw = await diff('--raw', '-z', '--no-abbrev');
    const patch = await diff('--patch', '--unified=0', '--no-color', '--no-indent-heuristic');
    const patches = patchesOf(patch.toString('utf8'));
    const entries = entriesOf(raw.toString('utf8'));
    const texts = await textsOf(repository, entries, wants);
    let next = 0;
    const files = entries.map((entry) => {
      const own = patches.slice(next, next + entry.patches);
      next += entry.patches;
      return joined(entry, own, texts.get(entry));
    });
    if (next !== patches.length) throw new Error('git listed other files than it showed changes of.');
    return files;
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}

function joined(entry: Entry, patches: readonly Patch[], texts: FileTexts | undefined): ChangedFile {
  const addedLines = patches.flatMap((patch) => patch.added);
  const kind = kindOf(entry.status === 'removed' ? entry.base : entry.head);
  return {
    path: entry.path,
    ...(entry.previousPath === undefined ? {} : { previousPath: entry.previousPath }),
    status: entry.status,
    additions: addedLines.length,
    deletions: patches.reduce((sum, patch) => sum + patch.deletions, 0),
    binary: patches.some((patch) => patch.binary),
    addedLines,
    ...(kind === 'file' ? {} : { kind }),
    ...(texts === undefined ? {} : { texts }),
  };
}

/** Modes of git's trees: a link is a file whose content is where it leads, a submodule is a commit elsewhere. */
function kindOf({ mode }: Side): 'file' | 'symlink' | 'submodule' {
  if (mode === '120000') return 'symlink';
  return mode === '160000' ? 'submodule' : 'file';
}

async function textsOf(
  repository: string,
  entries: readonly Entry[],
  wants: Wants,
): Promise<ReadonlyMap<Entry, FileTexts>> {
  const wanted = entries.filter(
    ({ path, previousPath }) => wants(path) || (previousPath !== undefined && wants(previousPath)),
  );
  const there = ({ mode }: Side) => mode !== '000000' && mode !== '160000';
  const sides = wanted.flatMap(({ base, head }) => [base, head]).filter(there);
  const blobs = await readBlobs(
    repository,
    sides.map(({ blob }) => blob),
  );
  const textOf = (side: Side): FileTexts | string | null => {
    if (!there(side)) return null;
    const bytes = blobs.get(side.blob);
    if (bytes === undefined || bytes === null) return { readable: false, why: 'it is too large' };
    const decoded = decode(bytes);
    return decoded.readable ? decoded.text : { readable: false, why: decoded.why };
  };
  return new Map(
    wanted.map((entry): [Entry, FileTexts] => {
      const base = textOf(entry.base);
      const head = textOf(entry.head);
      if (head !== null && typeof head !== 'string') return [entry, head];
      if (base !== null && typeof base !== 'string') return [entry, base];
      return [entry, { readable: true, base, head }];
    }),
  );
}
