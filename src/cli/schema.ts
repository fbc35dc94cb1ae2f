import { configurationSchema } from '../change/configuration/schema.ts';
import type { Command } from './command.ts';

/** `wired-chaos schema`: the JSON Schema of the configuration, as it is committed for editors. */
export const schema: Command = {
  name: 'schema',
  summary: 'Print the JSON Schema of .github/wired-chaos.yml',
  usage: `wired-chaos schema > .github/wired-chaos.schema.json

Prints the JSON Schema (draft 2020-12) that editors complete and check .github/wired-chaos.yml with.`,
  async run(args, io) {
    if (args.length > 0) throw new Error(`schema takes no arguments, not "${args.join(' ')}"`);
    io.out(`${JSON.stringify(configurationSchema(), null, 2)}\n`);
    return 0;
  },
};
