import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../../domain/change.ts';
import type { Sha } from '../../domain/ids.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import { git, runGit } from './git.ts';
import { stagedEdits } from './staged-edits.ts';

/** What to take back, and where. */
export interface RevertRequest {
  /** A clone with the full history of the branch. Its own work tree and index stay as they are. */
  readonly directory: string;
  /** Head of the branch: the base of the change. */
  readonly head: Sha;
  /** Commits to take back, oldest first. */
  readonly commits: readonly Sha[];
}

/** The change that takes them back, or why there is none. */
export type RevertResult =
  | { readonly ok: true; readonly change: Change }
  | {
      readonly ok: false;
      /** One line for people. */
      readonly reason: string;
      /** Paths that later commits changed too, so that git cannot take them back by itself. */
      readonly conflicts: readonly string[];
    };

const SUBJECT = 72;

function no(reason: string, conflicts: readonly string[] = []): RevertResult {
  return { ok: false, reason, conflicts };
}

function short(commit: string): string {
  return commit.slice(0, 7);
}

/** Number of parents, or null for a commit that is not part of the head's history. */
async function parentsOf(commit: Sha, { directory, head }: RevertRequest): Promise<number | null> {
  const within = await runGit(['merge-base', '--is-ancestor', commit, head], { directory });
  if (within.code !== 0) return null;
  const line = await git(['rev-list', '--parents', '--max-count=1', commit, '--'], { directory });
  return line.toString('utf8').trim().split(' ').length - 1;
}

async function messageFor({ directory, commits }: RevertRequest): Promise<Change['message']> {
  const newest = commits.at(-1);
  const output = await git(['show', '--no-patch', '--format=%s', newest ?? '', '--'], { directory });
  const subject = oneLine(output.toString('utf8'));
  const more = commits.length > 1 ? ` and ${commits.length - 1} more` : '';
  // What git itself writes, so that tools that look for it find it.
  const lines = commits.toReversed().map((commit) => `This reverts commit ${commit}.`);
  return {
    subject: `Revert "${shorten(subject, SUBJECT - 'Revert ""'.length - more.length)}"${more}`,
    body: lines.join('\n'),
  };
}

/** Takes one commit back in the index of the scratch work tree. Returns what stands in the way, or null. */
async function revertOne(directory: string, commit: Sha, parents: number): Promise<RevertResult | null> {
  // The first parent is the branch that was merged into (git-revert(1), --mainline).
  const mainline = parents > 1 ? ['--mainline', '1'] : [];
  const { code, stderr } = await runGit(['revert', '--no-commit', ...mainline, commit], { directory });
  if (code === 0) return null;
  const unmerged = await git(['diff', '--name-only', '--diff-filter=U', '-z'], { directory });
  const conflicts = unmerged
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
  if (conflicts.length === 0) throw new Error(`git revert of ${commit} failed (${code}): ${stderr.trim()}`);
  return no(`${short(commit)} cannot be taken back cleanly: later commits changed the same lines`, conflicts);
}

/**
 * Writes the change that takes commits of a branch back, by `git revert` in a work tree of its own that is removed
 * afterwards: newest first, merges relative to their first parent.
 * @throws {Error} when git fails for another reason than a conflict.
 */
export async function changeOf(request: RevertRequest): Promise<RevertResult> {
  const { directory, head, commits } = request;
  const reverts: { commit: Sha; parents: number }[] = [];
  for (const commit of commits.toReversed()) {
    const parents = await parentsOf(commit, request);
    if (parents === null) return no(`${short(commit)} is not part of ${short(head)}`);
    reverts.push({ commit, parents });
  }
  if (reverts.length === 0) return no('nothing to revert');
  const scratch = await mkdtemp(join(tmpdir(), 'wired-chaos-revert-'));
  const tree = join(scratch, 'tree');
  try {
    await git(['worktree', 'add', '--quiet', '--detach', tree, head], { directory });
    for (const { commit, parents } of reverts) {
      const obstacle = await revertOne(tree, commit, parents);
      if (obstacle !== null) return obstacle;
    }
    const staged = await stagedEdits(tree, head);
    if (!staged.ok) return no(staged.reason);
    if (staged.edits.length === 0) return no('nothing to revert');
    return { ok: true, change: { base: head, edits: [...staged.edits], message: await messageFor(request) } };
  } finally {
    await rm(scratch, { recursive: true, force: true });
    await git(['worktree', 'prune'], { directory });
  }
}
