import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { git } from '../../change/agents/git.ts';
import type { CommitChange } from '../../domain/commit-change.ts';
import type { Sha } from '../../domain/ids.ts';
import { commitsOf, filesOfCommit } from './commit-diff.ts';

/** What the commits of a change before its head change, each by itself. */
export interface LocalHistory {
  /** How many there are. */
  readonly of: number;
  /** Those that could be read, from the oldest on. */
  readonly changes: readonly CommitChange[];
  /** Why others could not, a sentence; null when all were. */
  readonly cut: string | null;
}

/** How much is read at most; a change of more is no pull request that anybody reviews. */
export interface HistoryBounds {
  readonly commits: number;
  /** Of patches, together. */
  readonly characters: number;
}

const usual: HistoryBounds = { commits: 500, characters: 64 * 1024 * 1024 };
/** So many are asked of git at a time. */
const batch = 25;

interface Listed {
  readonly commit: string;
  readonly parents: number;
}

/**
 * Reads the commits that are in `head` and not in `base`, without the head itself: whatever that adds is in the
 * change as a whole. The newest come first where they are too many, and the answer says so.
 */
export async function readHistory(
  directory: string,
  base: Sha,
  head: Sha,
  bounds: HistoryBounds = usual,
): Promise<LocalHistory> {
  const all = (await listed(directory, base, head)).filter(({ commit }) => commit !== head);
  if (all.length === 0) return { of: 0, changes: [], cut: null };
  const edge = all.some(({ parents }) => parents === 0) ? await shallowEdge(directory) : new Set();
  const whole = all.filter(({ commit }) => !edge.has(commit));
  const asked = whole.slice(0, bounds.commits);
  const read = await readChanges(directory, asked, bounds.characters);
  const reasons = [
    ...(whole.length < all.length
      ? ['This is a shallow clone: fetch all of the history (actions/checkout with `fetch-depth: 0`).']
      : []),
    ...(asked.length < whole.length ? [`Only the newest ${bounds.commits} are looked at.`] : []),
    ...(read.length < asked.length ? ['Together they change too much to be read here.'] : []),
  ];
  return { of: all.length, changes: read.toReversed(), cut: reasons.length === 0 ? null : reasons.join(' ') };
}

/** From the newest on, each before its parents. */
async function listed(directory: string, base: Sha, head: Sha): Promise<Listed[]> {
  const output = await git(['rev-list', '--topo-order', '--parents', head, `^${base}`, '--'], { directory });
  return output
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [commit = '', ...parents] = line.split(' ');
      return { commit, parents: parents.length };
    });
}

/** Commits whose parents a shallow clone does not have: compared with nothing, they seem to add everything. */
async function shallowEdge(directory: string): Promise<ReadonlySet<string>> {
  const path = await git(['rev-parse', '--git-path', 'shallow'], { directory });
  const text = await readFile(resolve(directory, path.toString('utf8').trim()), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

/**
 * Reads from the newest on, as far as the bound allows.
 * @returns in the order in which they are asked for
 */
async function readChanges(
  directory: string,
  asked: readonly Listed[],
  most: number,
): Promise<CommitChange[]> {
  const folder = await git(['rev-parse', '--absolute-git-dir'], { directory });
  const empty = await mkdtemp(join(tmpdir(), 'wired-chaos-history-'));
  // As for the whole diff: an author could call a key binary in `.gitattributes`.
  const environment = {
    GIT_DIR: folder.toString('utf8').trim(),
    GIT_WORK_TREE: empty,
    GIT_INDEX_FILE: join(empty, 'no-index'),
  };
  const read: CommitChange[] = [];
  let left = most;
  try {
    for (let at = 0; at < asked.length && left > 0; at += batch) {
      const some = asked.slice(at, at + batch);
      const input = `${some.map(({ commit }) => commit).join('\n')}\n`;
      const output = await git([...diffTree, ...withoutContext], {
        directory: empty,
        environment,
        input,
      }).catch(() => null);
      if (output === null) break;
      const diffs = new Map(
        [...commitsOf(output.toString('utf8'))].map(({ commit, diff }) => [commit, diff]),
      );
      for (const { commit } of some) {
        const diff = diffs.get(commit) ?? '';
        left -= diff.length;
        if (left < 0) break;
        read.push({ commit, files: filesOfCommit(diff), unread: [] });
      }
    }
    return read;
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}

const diffTree = ['diff-tree', '--stdin', '-r', '--root', '--cc', '--patch', '--find-renames'];
const withoutContext = [
  '--unified=0',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-indent-heuristic',
];
