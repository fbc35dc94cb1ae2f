import { type AnalysisInput, analysisOf } from '../change/policy/analyse.ts';
import type { Seen } from '../change/policy/detector.ts';
import { detectorsFor } from '../change/policy/detectors.ts';
import type { Analysis, Unread } from '../domain/analysis.ts';
import type { ChangedFile } from '../domain/pull-request.ts';
import { type Deadlines, deadlineOf, sizeOf, usualDeadlines } from './deadlines.ts';
import type { LookRequest } from './messages.ts';
import type { SupervisedWorker } from './supervise.ts';

/**
 * Has every detector look at a change, by a worker that is ended when it takes too long. Where a detector comes to no
 * end, it looks at the files one by one: what holds it up is said to be unread, and it looks at the rest together.
 * Nothing takes more than half of the time that is left, so that no file takes it from all detectors after it.
 * @throws {Error} when the worker does not start
 */
export async function analyseWithin(
  worker: SupervisedWorker,
  input: Omit<AnalysisInput, 'detectors'>,
  deadlines: Deadlines = usualDeadlines,
): Promise<Analysis> {
  const { files, zones, custom = [], only } = input;
  await worker.prepare();
  const end = performance.now() + deadlineOf(files, deadlines);
  const left = () => Math.max(1, end - performance.now());
  const seen: Seen[] = [];
  const waiting = detectorsFor(custom, only).map(({ name }) => name);
  while (waiting.length > 0) {
    if (performance.now() >= end) {
      const why = `time was up before ${listed(waiting)} looked at it`;
      seen.push({ sightings: [], unread: files.map(({ path }) => ({ path, why })) });
      break;
    }
    const looked = await worker.look({ files, zones, custom, detectors: waiting }, left() / 2);
    for (const [name, one] of looked.seen) {
      seen.push(one);
      waiting.splice(waiting.indexOf(name), 1);
    }
    if (looked.stuck === null) break;
    const { detector, why } = looked.stuck;
    waiting.splice(waiting.indexOf(detector), 1);
    const half = performance.now() + left() / 2;
    const leftOfHalf = () => Math.max(1, half - performance.now());
    const request = { files, zones, custom, detectors: [detector] };
    seen.push(await lookOneByOne(worker, request, why, deadlines.file, leftOfHalf));
  }
  return analysisOf(seen, input);
}

function listed(names: readonly string[]): string {
  const [first = '', second] = names;
  if (second === undefined) return `"${first}"`;
  return names.length === 2 ? `"${first}" and "${second}"` : `"${first}" and ${names.length - 1} more`;
}

/** Finds the files that hold a detector up, as long as there is time, and has it look at the others. */
async function lookOneByOne(
  worker: SupervisedWorker,
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
    const looked = left() <= 1 ? null : await worker.look({ ...request, files: [file] }, time);
    if (looked !== null && looked.stuck === null) good.push(file);
    else
      unread.push({ path: file.path, why: `"${detector}" could not read it: ${looked?.stuck?.why ?? why}` });
  }
  if (good.length === 0) return { sightings: [], unread };
  const rest = await worker.look({ ...request, files: good }, Math.max(left(), perFile));
  const seen = rest.seen.get(detector);
  if (seen !== undefined) return { ...seen, unread: [...seen.unread, ...unread] };
  const missed = good.map(({ path }) => ({ path, why: `"${detector}" could not read it: ${why}` }));
  return { sightings: [], unread: [...unread, ...missed] };
}
