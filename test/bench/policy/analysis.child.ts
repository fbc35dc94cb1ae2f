// Has every detector look at a pull request of so many characters, in a process of its own: prints the milliseconds of
// the first and of the fastest later pass, and the peak of memory.
import { wantedWhole } from '../../../src/change/policy/wanted-whole.ts';
import { added, pullRequest } from './pull-request.ts';

const milliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const files = [...pullRequest(Number(process.argv[2]))].map(([path, text]) => {
  const { texts, ...file } = added(path, text);
  return wantedWhole(path) && texts !== undefined ? { ...file, texts } : file;
});
const { analyse } = await import('../../../src/change/policy/analyse.ts');
const passes: number[] = [];
for (let pass = 0; pass < 4; pass += 1) {
  const began = milliseconds();
  await analyse({ files, zones: [], salt: 'bench' });
  passes.push(milliseconds() - began);
}
const [cold, ...warm] = passes;
const memory = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ cold, warm: Math.min(...warm), memory }));
