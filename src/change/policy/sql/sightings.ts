import { oneLine, shorten } from '../../../domain/untrusted.ts';
import type { Sighting } from '../detector.ts';
import type { PlacedAct } from './migration.ts';

/** What is reported of an act. */
export function sightingOf(path: string, act: PlacedAct, weight?: 'block' | 'warn'): Sighting {
  const weighs = weight ?? act.weight;
  return {
    rule: `destructive/${act.rule}`,
    path,
    lines: act.lines,
    subject: act.subject.slice(0, 500),
    preview: shorten(oneLine(act.preview), 180),
    ...(weighs === undefined ? {} : { weight: weighs }),
  };
}
