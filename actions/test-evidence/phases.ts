import type { EvidencePhase } from '../../src/domain/collected.ts';
import type { Phase } from './phase.ts';
import { base } from './phases/base.ts';
import { head } from './phases/head.ts';
import { rollback } from './phases/rollback.ts';
import { withoutPatch } from './phases/without-patch.ts';

/** All phases by name. */
export const phases: Readonly<Record<EvidencePhase, Phase>> = {
  base,
  head,
  'without-patch': withoutPatch,
  rollback,
};
