// Looks at pull requests of a megabyte as the App does, one after another: prints how much memory the process that looks
// had at most, and both together, in MB, and the milliseconds of the first and of the fastest.
import { readdirSync, readFileSync } from 'node:fs';
import { openAnalyser } from '../../../src/analysis/analyser.ts';
import { wantedWhole } from '../../../src/change/policy/wanted-whole.ts';
import { added, pullRequest } from './pull-request.ts';

const files = [...pullRequest(1_000_000)].map(([path, text]) => {
  const { texts, ...file } = added(path, text);
  return wantedWhole(path) && texts !== undefined ? { ...file, texts } : file;
});
const analyser = openAnalyser({ where: 'process' });
const passes: number[] = [];
for (let pass = 0; pass < 12; pass += 1) {
  const began = performance.now();
  await analyser.analyse({ files, zones: [], salt: 'bench' });
  passes.push(performance.now() - began);
}
// proc_pid_status(5), which only Linux has.
const children = readdirSync('/proc/self/task').flatMap((task) =>
  readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
);
const sum = (field: 'VmHWM' | 'VmRSS', ids: readonly string[]) =>
  ids
    .map((id) => readFileSync(`/proc/${id}/status`, 'utf8'))
    .map((status) => Number(new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024)
    .reduce((total, one) => total + one, 0);
const [cold, ...warm] = passes;
console.log(
  JSON.stringify({
    cold,
    warm: Math.min(...warm),
    looking: sum('VmHWM', children),
    both: sum('VmHWM', ['self', ...children]),
  }),
);
await analyser.close();
