import { type AnalysisInput, analysisOf } from '../change/policy/analyse.ts';
import type { Seen } from '../change/policy/detector.ts';
import { detectorsFor } from '../change/policy/detectors.ts';
import type { Analysis, Unread } from '../domain/analysis.ts';
import type { ChangedFile } from '../domain/pull-request.ts';
import type { LookRequest } from './messages.ts';
import type { LookingThread } from './thread.ts';

/** How long looking may take, in milliseconds. */
export interface Deadlines {
  /** For all detectors and files together. */
  readonly all: number;
  /** For one detector and one file, once it is known that some file holds that detector up. */
  readonly file: number;
}

export const usualDeadlines: Deadlines = { all: 20_000, file: 1000 };

/**
 * Has every detector look at a change, on a thread that is ended when it takes too long. Where a detector comes to no
 * end, it looks at the files one by one: what holds it up is said to be unread, and it looks at the rest together.
 */
export async function analyseWithin(
  thread: LookingThread,
  input: Omit<AnalysisInput, 'detectors'>,
  deadlines: Deadlines = usualDeadlines,
): Promise<Analysis> {
  const { files, zones, custom = [], only } = input;
  const end = performance.now() + deadlines.all;
  const left = () => Math.max(1, end - performance.now());
  const seen: Seen[] = [];
  const waiting = detectorsFor(custom, only).map(({ name }) => name);
  while (waiting.length > 0) {
    const looked = await thread.look({ files, zones, custom, detectors: waiting }, left());
    for (const [name, one] of looked.seen) {
      seen.push(one);
      waiting.splice(waiting.indexOf(name), 1);
    }
    if (looked.stuck === null) break;
    const { detector, why } = looked.stuck;
    waiting.splice(waiting.indexOf(detector), 1);
    seen.push(
      await lookOneByOne(thread, { files, zones, custom, detectors: [detector] }, why, deadlines.file, left),
    );
  }
  return analysisOf(seen, input);
}

/** Finds the files that hold a detector up, as long as there is time, and has it look at the others. */
async function lookOneByOne(
  thread: LookingThread,
  request: LookRequest,
  why: string,
  perFile: number,
  left: () => number,
): Promise<Seen> {
  const good: ChangedFile[] = [];
  const unread: Unread[] = [];
  const [detector = ''] = request.detectors;
  // The largest are the likeliest to be it.
  for (const file of [...request.files].sort((one, other) => sizeOf(other) - sizeOf(one))) {
    const time = Math.min(perFile, left());
    const looked = left() <= 1 ? null : await thread.look({ ...request, files: [file] }, time);
    if (looked !== null && looked.stuck === null) good.push(file);
    else
      unread.push({ path: file.path, why: `"${detector}" could not read it: ${looked?.stuck?.why ?? why}` });
  }
  if (good.length === 0) return { sightings: [], unread };
  const rest = await thread.look({ ...request, files: good }, Math.max(left(), perFile));
  const seen = rest.seen.get(detector);
  if (seen !== undefined) return { ...seen, unread: [...seen.unread, ...unread] };
  const missed = good.map(({ path }) => ({ path, why: `"${detector}" could not read it: ${why}` }));
  return { sightings: [], unread: [...unread, ...missed] };
}

function sizeOf(file: ChangedFile): number {
  const texts = file.texts?.readable === true ? (file.texts.head?.length ?? 0) : 0;
  return Math.max(texts, file.additions * 40);
}
