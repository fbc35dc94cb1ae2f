import type { Analysis, Sight, Unread } from '../../../domain/analysis.ts';
import type { Earlier } from '../../../domain/earlier.ts';
import { BASELINE_PATH } from '../baseline.ts';
import type { CommitSecrets } from './commit-secrets.ts';

/** What was seen in the commits of a change before its head. */
export interface History {
  /** From the oldest on. */
  readonly commits: readonly CommitSecrets[];
  /** Those of them that are no part of the branch any more: they were pushed, and others pushed over them. */
  readonly pushedOver?: ReadonlySet<string>;
}

/**
 * The secrets that commits of a change bring and its head does not add: taking a secret out again takes nothing
 * back, for whoever can read the repository can read every commit that was pushed. A secret counts once, where it
 * came first; what the head adds is the head's finding, and what the base had before is nobody's doing here: it is
 * taken away before it is added, or moved.
 *
 * An allowance counts that stands beside it in that very commit, and only when it was allowed wherever it stood; one
 * in the head says nothing about other commits. Such a finding has its fingerprint for its id in the baseline, so
 * that an entry lifts that secret alone.
 */
export function exposedBy({ commits, pushedOver = new Set() }: History, head: Analysis): Analysis {
  const inHead = new Set(head.sights.flatMap(({ secret }) => secret ?? []));
  const fromBefore = new Set<string>();
  const brought = new Map<string, Sight>();
  for (const { commit, added, removed } of commits) {
    for (const secret of removed) if (!brought.has(secret)) fromBefore.add(secret);
    for (const sight of added) {
      const { secret, lines } = sight;
      if (secret === undefined || inHead.has(secret) || fromBefore.has(secret)) continue;
      const first = brought.get(secret);
      if (first !== undefined && (first.allowed === null || sight.allowed !== null)) continue;
      const earlier = { commit, ...(lines === undefined ? {} : { lines }) };
      brought.set(secret, inCommit(sight, earlier, pushedOver.has(commit)));
    }
  }
  const known = new Set(head.unread.map(({ path }) => path));
  return {
    sights: [...brought.values()],
    unread: commits.flatMap(({ commit, unread }) =>
      unread.filter(({ path }) => !known.has(path)).map((one) => unreadInCommit(one, commit)),
    ),
  };
}

/** What was seen in the head and what only its earlier commits have, as one. */
export function together(head: Analysis, exposed: Analysis): Analysis {
  return { sights: [...head.sights, ...exposed.sights], unread: [...head.unread, ...exposed.unread] };
}

function inCommit(sight: Sight, earlier: Earlier, pushedOver: boolean): Sight {
  const { rule, path, fingerprint } = sight;
  const { commit, lines } = earlier;
  const short = commit.slice(0, 7);
  const line = lines === undefined ? '' : `, line ${lines.start}`;
  const exposed = pushedOver
    ? `Commit ${short} was pushed to this pull request with it; GitHub goes on showing that commit to whoever knows its id, also now that the branch is without it.`
    : `Commit ${short} adds it and a later one takes it out: whoever can read the repository can read that commit, so taking it out is not enough.`;
  const entry = JSON.stringify({ rule, path, id: fingerprint });
  const note =
    `${exposed} Revoke it first. Once it is worthless, a person says so by approving the pull request, where the ` +
    `App judges it, or by an entry of ${BASELINE_PATH} of the base branch: ${entry}.`;
  return {
    ...without(sight),
    preview: `commit ${short}${line}: ${sight.preview}`,
    note: sight.note === '' ? note : `${note} ${sight.note}`,
    baseline: fingerprint,
    earlier,
  };
}

/** Its lines are those of a version of the file that the head does not have. */
function without({ lines: _, ...sight }: Sight): Sight {
  return sight;
}

function unreadInCommit({ path, why }: Unread, commit: string): Unread {
  return { path, why: `${why} (in commit ${commit.slice(0, 7)})` };
}
