// Reads migrations as the policy check does, in a process of its own: prints megabytes and the seconds of the fastest
// pass.
import { sqlStatements } from '../../../src/change/policy/detectors/sql-statements.ts';
import { added, migrations } from './pull-request.ts';

const files = [...migrations(Number(process.argv[2]))].map(([path, text]) => added(path, text));
const passes: number[] = [];
for (let pass = 0; pass < 5; pass += 1) {
  const began = process.cpuUsage();
  await sqlStatements.detect(files, { zones: [], irreversible: () => false });
  const { user, system } = process.cpuUsage(began);
  passes.push((user + system) / 1e6);
}
const characters = files
  .flatMap(({ addedLines }) => addedLines)
  .reduce((sum, { text }) => sum + text.length + 1, 0);
console.log(JSON.stringify({ megabytes: characters / 1e6, seconds: Math.min(...passes) }));
