import type { Sha } from '../../domain/ids.ts';

/** A commit, as a comparison lists it. */
interface Listed {
  readonly sha: Sha;
  readonly parents: readonly string[];
}

/** A move of the default branch, by GitHub's own log. */
interface Move {
  readonly before: string;
  readonly after: string;
  /** GitHub's word, such as `push`, `force_push`, `pr_merge` or `merge_queue_merge`. */
  readonly kind: string;
}

/** Commits of the default branch's own line that came at once. */
export interface Arrival<Of extends Move> {
  /** Newest first; never empty. */
  readonly commits: readonly [Sha, ...Sha[]];
  /** The move that brought them; null when the log does not tell for certain. */
  readonly by: Of | null;
}

/** Whether GitHub itself merged: a push of whatever commit is none, even where it closes a pull request. */
export function isMerge({ kind }: Pick<Move, 'kind'>): boolean {
  return kind === 'pr_merge' || kind === 'merge_queue_merge';
}

/** The default branch's own line from a commit down to what it stood on before, newest first: first parents only. */
export function firstParents(
  commits: readonly Listed[],
  from: Sha,
): { readonly line: Sha[]; readonly below: string | null } {
  const listed = new Map<string, Listed>(commits.map((commit) => [commit.sha, commit]));
  const line: Sha[] = [];
  let next: string | undefined = from;
  while (next !== undefined) {
    const commit = listed.get(next);
    if (commit === undefined || line.length > commits.length) break;
    line.push(commit.sha);
    next = commit.parents[0];
  }
  return { line, below: next ?? null };
}

/**
 * By which moves the commits of a line arrived. Each belongs to the first move after which it was there; what no move
 * covers from its beginning to its end came nobody knows how.
 * @param line newest first
 * @param below what the line stands on
 * @param moves newest first
 */
export function arrivals<Of extends Move>(
  line: readonly Sha[],
  below: string | null,
  moves: readonly Of[],
): Arrival<Of>[] {
  const position = new Map<string, number>(line.map((sha, index) => [sha, index]));
  if (below !== null) position.set(below, line.length);
  const by = line.map((): Of | null => null);
  const known = line.map(() => false);
  for (const move of moves.toReversed()) {
    const from = position.get(move.after);
    const to = position.get(move.before);
    if (from === undefined || from >= line.length) continue;
    for (let index = from; index < (to ?? line.length); index += 1) {
      if (known[index] === true) continue;
      known[index] = true;
      // Where it began elsewhere, as after a force-push, more may have come before it that the log does not show.
      by[index] = to === undefined ? null : move;
    }
  }
  const groups: { commits: [Sha, ...Sha[]]; by: Of | null }[] = [];
  for (const [index, sha] of line.entries()) {
    const last = groups.at(-1);
    const move = by[index] ?? null;
    if (last !== undefined && last.by === move && move !== null) last.commits.push(sha);
    else groups.push({ commits: [sha], by: move });
  }
  return groups;
}
