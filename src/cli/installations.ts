import { parseArgs } from 'node:util';
import { describeLacking } from '../flows/installation/permissions.ts';
import type { InstallationRecord } from '../platform/installations.ts';
import type { StoreCommand } from './store-command.ts';

/** `wired-chaos installations`: where the App is installed, and what it lacks there. */
export const installations: StoreCommand = {
  name: 'installations',
  summary: 'List where the App is installed, suspended or gone, and which permissions it lacks',
  usage: `wired-chaos installations [--format text|json] [--data DIR]

  --data DIR  the data directory (WIRED_CHAOS_DATA, or ./.wired-chaos); with DATABASE_URL that database

As GitHub last described them. Exits with 1 when an active installation has not granted what the App asks for.`,
  async run(args, io, tools) {
    const { values } = parseArgs({
      args,
      options: { format: { type: 'string', default: 'text' }, data: { type: 'string' } },
    });
    if (values.format !== 'text' && values.format !== 'json') throw new Error('--format is text or json');
    const all = await Promise.all(
      (await tools.installations.list()).map(async (record) => ({
        ...record,
        repositories: (await tools.installations.repositories(record.id)).length,
      })),
    );
    if (values.format === 'json') io.out(`${JSON.stringify(all, null, 2)}\n`);
    else if (all.length === 0) io.out('No installation is known yet.\n');
    else io.out(all.map(text).join(''));
    return all.some((one) => one.standing === 'active' && one.lacking.length > 0) ? 1 : 0;
  },
};

function text({
  id,
  account,
  standing,
  since,
  lacking,
  page,
  repositories,
}: InstallationRecord & { repositories: number }): string {
  const who = account?.login ?? 'unknown';
  if (standing !== 'active') return `${id}  ${who}  ${standing} since ${since}\n`;
  const head = `${id}  ${who}  active, ${repositories} ${repositories === 1 ? 'repository' : 'repositories'}\n`;
  if (lacking.length === 0) return head;
  const where = page === null ? '' : `; an owner accepts it at ${page}`;
  return `${head}    lacks ${describeLacking(lacking)}${where}\n`;
}
