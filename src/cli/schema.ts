import {
  baselineSchema,
  casesSchema,
  configurationSchema,
  journeysSchema,
} from '../change/configuration/schema.ts';
import type { Command } from './command.ts';

/** By what they are of; each is committed under the same name for editors. */
const schemas: Readonly<Record<string, () => object>> = {
  configuration: configurationSchema,
  cases: casesSchema,
  baseline: baselineSchema,
  synthetic: journeysSchema,
};

/** `wired-chaos schema`: the JSON Schemas of what repositories write, as they are committed for editors. */
export const schema: Command = {
  name: 'schema',
  summary: 'Print the JSON Schema of .github/wired-chaos.yml and its like',
  usage: `wired-chaos schema > .github/wired-chaos.schema.json
wired-chaos schema cases > .github/wired-chaos.test.schema.json
wired-chaos schema baseline > .github/wired-chaos.baseline.schema.json
wired-chaos schema synthetic > .github/wired-chaos.synthetic.schema.json

Prints the JSON Schema (draft 2020-12) that editors complete and check .github/wired-chaos.yml with, or
.github/wired-chaos.test.yml, .github/wired-chaos.baseline.json, or a file of journeys.`,
  async run([name = 'configuration', ...rest], io) {
    const made = Object.hasOwn(schemas, name) && rest.length === 0 ? schemas[name] : undefined;
    if (made === undefined) {
      const asked = [name, ...rest].join(' ');
      throw new Error(`schema takes configuration, cases, baseline or synthetic, or nothing, not "${asked}"`);
    }
    io.out(`${JSON.stringify(made(), null, 2)}\n`);
    return 0;
  },
};
