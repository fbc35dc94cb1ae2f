// Looks for secrets in real source, in a process of its own: prints megabytes, seconds of this core, and the peak.
import { corpus } from './corpus.ts';

const seconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const files = corpus(Number(process.argv[2]));
const megabytes =
  files.flatMap((file) => file.addedLines).reduce((sum, { text }) => sum + text.length + 1, 0) / 1e6;
const idle = process.resourceUsage().maxRSS / 1024;
const began = seconds();
const { secrets } = await import('../../../src/change/policy/detectors/secrets.ts');
const loaded = seconds();
const context = { zones: [], irreversible: () => false };
await secrets.detect(files.slice(0, 1), context);
const built = seconds();
let found = 0;
const passes = [];
for (let pass = 0; pass < 3; pass += 1) {
  const start = seconds();
  found = 0;
  for (const file of files) found += (await secrets.detect([file], context)).sightings.length;
  passes.push(seconds() - start);
}
const peak = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({
    megabytes,
    load: loaded - began,
    build: built - loaded,
    cold: passes[0],
    warm: Math.min(...passes),
    found,
    memory: peak - idle,
    rules: secrets.rules.length,
  }),
);
