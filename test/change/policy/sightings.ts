import { matcher } from '../../../src/change/globs.ts';
import { analyse } from '../../../src/change/policy/analyse.ts';
import type { Detector, Sighting } from '../../../src/change/policy/detector.ts';
import type { Sight } from '../../../src/domain/analysis.ts';
import type { Zone } from '../../../src/domain/configuration.ts';
import type { ChangedFile } from '../../../src/domain/pull-request.ts';

/** What a detector that needs no parser reports, at once. */
export function sightingsOf(
  detector: Detector,
  files: readonly ChangedFile[],
  zones: readonly Zone[] = [],
): readonly Sighting[] {
  const guarded = matcher(zones.filter((zone) => zone.irreversible).flatMap((zone) => zone.paths));
  const seen = detector.detect(files, { zones, irreversible: guarded });
  if (seen instanceof Promise) throw new Error('this detector loads a parser: await analyse');
  return seen.sightings;
}

/** What a detector reports, one that loads a parser too. */
export async function sightingsBy(
  detector: Detector,
  files: readonly ChangedFile[],
): Promise<readonly Sighting[]> {
  return (await detector.detect(files, { zones: [], irreversible: () => false })).sightings;
}

/** What the policy check makes of what one detector sees. */
export async function sightsOf(
  detector: Detector,
  files: readonly ChangedFile[],
  options: { readonly zones?: readonly Zone[]; readonly salt?: string } = {},
): Promise<readonly Sight[]> {
  const { zones = [], salt = 'of this test' } = options;
  return (await analyse({ files, zones, salt, detectors: [detector] })).sights;
}
