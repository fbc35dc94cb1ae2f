import { analyse } from '../../src/change/policy/analyse.ts';
import { wantedWhole } from '../../src/change/policy/wanted-whole.ts';
import { judgeWayBack, type WayBack } from '../../src/change/rollback/way-back.ts';
import { readLocalDiff, repositorySalt } from '../../src/cli/local/revisions.ts';
import type { Sha } from '../../src/domain/ids.ts';

/** Whether the revision before can take the place of the later one, by the clone alone. */
export async function readWayBack(directory: string, before: Sha, later: Sha): Promise<WayBack> {
  const nothing = { sights: [], unread: [] };
  try {
    const { files, base, common } = await readLocalDiff(directory, before, later, wantedWhole);
    if (common !== base) {
      const reason = `${before.slice(0, 7)} is not among what ${later.slice(0, 7)} stands on`;
      return judgeWayBack({ complete: false, reason }, nothing);
    }
    const salt = await repositorySalt(directory, later);
    return judgeWayBack({ complete: true, files }, await analyse({ files, zones: [], salt }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return judgeWayBack({ complete: false, reason }, nothing);
  }
}
