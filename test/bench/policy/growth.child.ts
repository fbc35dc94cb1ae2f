// How the time of one detector grows with the worst texts: prints a line for each, as JSON.
import { contextOf, look } from '../../../src/change/policy/analyse.ts';
import { detectors } from '../../../src/change/policy/detectors.ts';
import type { ChangedFile } from '../../../src/domain/pull-request.ts';
import { type Adversary, adversaries, secretAdversaries } from './growth/adversaries.ts';

const [name = '', from = '0', sizes = '', only = '', every = '1'] = process.argv.slice(2);
const detector = detectors.find((one) => one.name === name);
if (detector === undefined) throw new Error(`there is no detector "${name}"`);
const tried = name === 'secrets' ? secretAdversaries() : (adversaries[name] ?? []);

/** The change that adds the text at the end of a file that has the same before, but for its first character. */
function changeOf({ path, text }: Adversary, size: number): ChangedFile {
  const head = text(size);
  const lines = head.split('\n');
  return {
    path,
    status: 'modified',
    additions: lines.length,
    deletions: 1,
    binary: false,
    addedLines: lines.map((line, index) => ({ number: index + 1, text: line })),
    texts: { readable: true, base: ` ${head.slice(1)}`, head },
  };
}

/** Of this thread alone; what takes little is told by the clock, for systems count a thread's time in steps of 4 ms. */
async function milliseconds(file: ChangedFile): Promise<number> {
  const began = process.threadCpuUsage();
  const start = performance.now();
  if (detector !== undefined) await look(detector, [file], contextOf([]));
  const passed = performance.now() - start;
  const { user, system } = process.threadCpuUsage(began);
  return passed < 40 ? passed : (user + system) / 1000;
}

const chosen = only === '' ? null : new Set(only.split(',').map(Number));
for (const [index, one] of tried.entries()) {
  if (index < Number(from) || (chosen === null ? index % Number(every) > 0 : !chosen.has(index))) continue;
  process.stdout.write(`${JSON.stringify({ index, begun: `${one.path}: ${one.name}` })}\n`);
  const costs: number[] = [];
  for (const size of sizes.split(',').map(Number)) {
    const file = changeOf(one, size);
    let least = await milliseconds(file);
    for (let again = 0; chosen !== null && least < 400 && again < 2; again += 1) {
      least = Math.min(least, await milliseconds(file));
    }
    costs.push(least);
  }
  process.stdout.write(`${JSON.stringify({ index, costs })}\n`);
}
