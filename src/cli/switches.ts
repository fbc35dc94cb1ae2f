import { parseArgs } from 'node:util';
import type { PauseInForce } from '../platform/switches.ts';
import type { StoreCommand } from './store-command.ts';

/** `wired-chaos switches`: what is paused. */
export const switches: StoreCommand = {
  name: 'switches',
  summary: 'List what is paused, by whom, since when and why',
  usage: `wired-chaos switches [--format text|json] [--data DIR]

  --data DIR  the data directory (WIRED_CHAOS_DATA, or ./.wired-chaos); with DATABASE_URL that database`,
  async run(args, io, tools) {
    const { values } = parseArgs({
      args,
      options: { format: { type: 'string', default: 'text' }, data: { type: 'string' } },
    });
    if (values.format !== 'text' && values.format !== 'json') throw new Error('--format is text or json');
    const paused = await tools.switches.inForce();
    if (values.format === 'json') io.out(`${JSON.stringify(paused, null, 2)}\n`);
    else if (paused.length === 0) io.out('Nothing is paused.\n');
    else io.out(paused.map(line).join(''));
    return 0;
  },
};

function line(pause: PauseInForce): string {
  const reason = pause.reason === null ? '' : `: ${pause.reason}`;
  return `${whatOf(pause)}, paused by ${pause.by} since ${pause.since}${reason}\n`;
}

function whatOf({ scope, installation, repository }: PauseInForce): string {
  switch (scope) {
    case 'process':
      return 'this process';
    case 'everything':
      return 'everything';
    case 'organisation':
      return `installation ${installation}`;
    case 'repository':
      return `${repository?.name} (installation ${installation})`;
  }
}
