import { parseArgs } from 'node:util';
import { chaos } from './chaos/chaos.ts';
import { crashes } from './crash/crash.ts';
import { withDatabase } from './database.ts';
import { journalCuts } from './power/journal.ts';
import { printedReport } from './report.ts';

const usage = `npm run endure -- [crash|chaos|power] [--seed N] [--all [--plays A-B]] [--crashes N] [--point 'BOUNDARY TIME'] [--deliveries N] [--rate N] [--pulls N]

  crash   kills the App at step boundaries of both flows
  chaos   much happens of which the App hears badly, and it is killed at random
  power   the power goes under the journal of the embedded stores, with some, all or nothing on disk of what was not
          synced (needs strace)

  --seed N     which share is taken; printed, so that it can be played again (1)
  --all        everything instead of a share
  --plays A-B  of all plays only these, so that several machines can share them
  --crashes N  how many crashes a share has, at most 8 (8)
  --point …    only a crash at this boundary, as a report names it
  --deliveries, --rate, --pulls   how much happens: deliveries (10000), of these a second (50), pull requests (40)

ENDURE_DATABASE_URL names a PostgreSQL server to make databases on; without it everything is embedded.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
    plays: { type: 'string' },
    crashes: { type: 'string', default: '8' },
    point: { type: 'string' },
    deliveries: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '50' },
    pulls: { type: 'string', default: '40' },
    help: { type: 'boolean', default: false },
  },
});

const areas = {
  chaos: async (databaseUrl: string | undefined) => {
    const report = printedReport('chaos');
    const { seed, deliveries, rate, pulls } = values;
    const amounts = { deliveries: Number(deliveries), rate: Number(rate), pulls: Number(pulls) };
    await chaos({ databaseUrl, seed: Number(seed), ...amounts, report });
    return report.clean;
  },
  crash: async (databaseUrl: string | undefined) => {
    const report = printedReport('crash');
    const { all, point, plays } = values;
    const [from = 1, to = Number.POSITIVE_INFINITY] = plays?.split('-').map(Number) ?? [];
    await crashes({
      databaseUrl,
      seed: Number(values.seed),
      share: Number(values.crashes),
      all,
      plays: { from, to },
      point,
      report,
    });
    return report.clean;
  },
  power: async () => {
    const report = printedReport('power');
    await journalCuts({ seed: Number(values.seed), cuts: values.all ? 3000 : 200, report });
    return report.clean;
  },
};

if (values.help) {
  console.log(usage);
  process.exit(0);
}
const names = Object.keys(areas) as (keyof typeof areas)[];
const unknown = positionals.find((name) => !names.some((one) => one === name));
if (unknown !== undefined) {
  console.error(`There is no area "${unknown}".\n\n${usage}`);
  process.exit(2);
}
let clean = true;
for (const name of names) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  clean = (await withDatabase(areas[name])) && clean;
}
process.exit(clean ? 0 : 1);
