import { type CheckMark, shownDigest } from '../../connect/github/check-mark.ts';
import {
  type CheckContent,
  createCheck,
  listChecks,
  type OwnCheck,
  partsOf,
  updateCheck,
} from '../../connect/github/checks.ts';
import type { Sha } from '../../domain/ids.ts';
import { commitObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import type { Place } from './place.ts';

/** A check run with the version that it shows now. */
export interface WrittenCheck {
  readonly id: number;
  readonly version: number;
}

/**
 * The version that some content of a check has: the one that shows it already, in full or in part, or else the next.
 * @param existing our newest check run of that name on the commit
 */
export function versionOf(content: CheckContent, existing: OwnCheck | undefined): number {
  const mark = existing?.mark ?? null;
  if (mark !== null && shownDigest(mark) === content.digest) return mark.version;
  const begun = beginningOf(existing, content.digest, partsOf(content.annotations).length);
  return begun?.version ?? (mark?.version ?? 0) + 1;
}

/**
 * Writes a check onto a commit. A run that still waits is updated in place; one that has concluded is replaced by a
 * new run, for GitHub keeps a concluded run's history that way. What a crash left half written is completed, and what
 * is there in full stays as it is.
 * @param existing our newest check run of that name on the commit
 */
export async function writeCheck(
  context: FlowContext,
  place: Place & { readonly head: Sha },
  content: CheckContent,
  existing: OwnCheck | undefined,
): Promise<WrittenCheck> {
  const { client, effects, app } = context;
  const { repository, repositoryId, head } = place;
  const parts = partsOf(content.annotations);
  if (existing?.mark != null && shownDigest(existing.mark) === content.digest) {
    return { id: existing.id, version: existing.mark.version };
  }
  const begun = beginningOf(existing, content.digest, parts.length);
  const version = versionOf(content, existing);
  let id = begun === null ? null : (existing?.id ?? null);
  for (const [index, annotations] of parts.entries()) {
    if (index < (begun?.part ?? 0)) continue;
    const mark: CheckMark = { digest: content.digest, version, part: index + 1, parts: parts.length };
    const into = id ?? (existing?.completed === false ? existing.id : null);
    id = await effects.once({
      installation: client.installation,
      key: `check:${commitObject(repositoryId, head)}:${content.name}:${version}:${content.digest}:${mark.part}/${mark.parts}`,
      async find() {
        const { own } = await listChecks(client, repository, head, app.id);
        return own.find((check) => check.name === content.name && reaches(check.mark, mark))?.id ?? null;
      },
      async act() {
        const part = { content, mark, annotations };
        if (into === null) return createCheck(client, repository, head, part);
        await updateCheck(client, repository, into, part);
        return into;
      },
    });
  }
  if (id === null) throw new Error(`${content.name} has no part to be written`);
  return { id, version };
}

/** The mark of a check run that shows a beginning of this very content; null when it shows something else. */
function beginningOf(existing: OwnCheck | undefined, digest: string, parts: number): CheckMark | null {
  const mark = existing?.mark ?? null;
  return mark !== null && mark.digest === digest && mark.parts === parts && mark.part < parts ? mark : null;
}

/** Whether a check run shows this part of this version, or more of it. A complete one no longer says of how many. */
function reaches(mark: CheckMark | null, wanted: CheckMark): boolean {
  if (mark === null || mark.digest !== wanted.digest || mark.version !== wanted.version) return false;
  return mark.part === mark.parts || mark.part >= wanted.part;
}
