import type { OwnerRule, Owners } from './parse.ts';

/** The owners of a path: of all lines that match the last counts. Null when nobody owns it. */
export function ownersOf(rules: readonly OwnerRule[], path: string): Owners | null {
  const owners = rules.findLast(({ matches }) => matches(path))?.owners;
  if (owners === undefined) return null;
  const { users, teams, unreachable } = owners;
  return users.length + teams.length + unreachable.length === 0 ? null : owners;
}

/**
 * The different sets of owners among owned paths, each with the first path it owns.
 * @returns also whether there are paths that nobody owns.
 */
export function ownerSets(owned: readonly { readonly path: string; readonly owners: Owners | null }[]): {
  readonly sets: readonly { readonly owners: Owners; readonly example: string }[];
  readonly someWithout: boolean;
} {
  const sets = new Map<string, { owners: Owners; example: string }>();
  for (const { path, owners } of owned) {
    if (owners === null) continue;
    const key = JSON.stringify([owners.users.toSorted(), owners.teams.toSorted()]).toLowerCase();
    if (!sets.has(key)) sets.set(key, { owners, example: path });
  }
  return { sets: [...sets.values()], someWithout: owned.some(({ owners }) => owners === null) };
}
