import type { Commit, PullSummary } from '../../connect/github/history.ts';
import { EvidenceId, type Sha } from '../../domain/ids.ts';
import type { MainBranchRed, Suspect } from '../../domain/signal.ts';

/** The first-parent line of a branch, newest first, as far as the given commits reach. */
export function firstParents(commits: readonly Commit[], head: Sha): Commit[] {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const line: Commit[] = [];
  let next = bySha.get(head);
  while (next !== undefined && line.length < commits.length) {
    line.push(next);
    const parent = next.parents[0];
    next = parent === undefined ? undefined : bySha.get(parent);
  }
  return line;
}

/**
 * The commits that came in after the last green one, up to the first red one, oldest first.
 * @returns null when one end is not on the line: then nobody can say what came in.
 */
export function commitsBetween(line: readonly Commit[], lastGreen: Sha, firstRed: Sha): Commit[] | null {
  const from = line.findIndex((commit) => commit.sha === firstRed);
  const to = line.findIndex((commit) => commit.sha === lastGreen);
  if (from === -1 || to === -1 || to <= from) return null;
  return line.slice(from, to).reverse();
}

/** Groups neighbouring commits of the same pull request (a rebase merge brings several): one suspect each. */
export function groupSuspects(
  commits: readonly { readonly commit: Commit; readonly pull: PullSummary | null }[],
): Suspect[] {
  const suspects: Suspect[] = [];
  for (const { commit, pull } of commits) {
    const last = suspects.at(-1);
    const subject = commit.message.split('\n', 1)[0] ?? '';
    if (last !== undefined && pull !== null && last.pull?.number === pull.number) {
      last.commits.push(commit.sha);
      last.subject = subject;
      continue;
    }
    suspects.push({
      commits: [commit.sha],
      pull: pull === null ? null : { number: pull.number, title: pull.title, author: pull.author },
      subject,
    });
  }
  return suspects;
}

/**
 * Whether somebody else is already undoing a suspect: a commit on the branch after it, or an open pull request. It
 * recognises what `git revert` and GitHub's revert button write.
 * @param after first-parent commits after the suspect
 * @param own login of the App's bot, whose own pull requests do not count
 */
export function findUndo(
  suspect: Suspect,
  after: readonly Commit[],
  openPulls: readonly PullSummary[],
  own: string,
  repository: string,
): MainBranchRed['undone'] {
  const reverts = (text: string) =>
    suspect.commits.some((sha) => text.includes(`This reverts commit ${sha}`)) ||
    (suspect.pull !== null &&
      (new RegExp(`\\breverts (?:${escapePattern(repository)})?#${suspect.pull.number}\\b`, 'i').test(text) ||
        text.startsWith(`Revert "${suspect.pull.title}"`)));
  const commit = after.find((candidate) => reverts(candidate.message));
  if (commit !== undefined) {
    return { by: commit.author ?? 'somebody', evidence: EvidenceId.parse(`commit:${commit.sha}`) };
  }
  const pull = openPulls.find(
    (candidate) =>
      candidate.author !== own &&
      (reverts(candidate.body) ||
        reverts(candidate.title) ||
        (suspect.pull !== null && candidate.head.ref.startsWith(`revert-${suspect.pull.number}-`))),
  );
  return pull === undefined ? null : { by: pull.author, evidence: EvidenceId.parse(`pull:${pull.number}`) };
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
