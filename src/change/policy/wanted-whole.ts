import { CONFIGURATION_PATH } from '../configuration/path.ts';
import { detectors } from './detectors.ts';

/** Whether some detector needs the whole of a file of this path, beside the lines that were added. */
export function wantedWhole(path: string): boolean {
  return path === CONFIGURATION_PATH || detectors.some((detector) => detector.wants(path) !== 'nothing');
}
