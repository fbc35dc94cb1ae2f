import { parseArgs } from 'node:util';
import { renderText } from '../change/verdict/text.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Command } from './command.ts';
import { judgeLocally } from './local-policy.ts';
import { ruleCatalogue } from './rule-catalogue.ts';
import { toSarif } from './sarif.ts';

const formats = {
  text: renderText,
  json: (verdict: Verdict) => `${JSON.stringify(verdict, null, 2)}\n`,
  sarif: (verdict: Verdict) => `${JSON.stringify(toSarif(verdict), null, 2)}\n`,
};

const exitCodes: Record<Verdict['state'], number> = {
  'not-applicable': 0,
  passed: 0,
  waiting: 1,
  blocked: 1,
  failed: 2,
};

/** `wired-chaos policy`: the policy check on a local repository, before anything is pushed. */
export const policy: Command = {
  name: 'policy',
  summary: 'Judge the changes of a local branch by the policy of its base',
  usage: `wired-chaos policy rules
wired-chaos policy check [--base REF] [--head REF] [--format text|json|sarif] [--directory DIR]

  rules        lists every rule, why it matters and what to do
  check        judges a change

  --base       what the change is to be merged into (default: origin/HEAD)
  --head       the change (default: HEAD); what is not committed is not looked at
  --format     text, json (the verdict) or sarif (its findings) (default: text)
  --directory  where the repository is (default: here)

Reads .github/wired-chaos.yml at --base. Exit codes: 0 nothing blocks, 1 a finding blocks, 2 it could not be judged.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        base: { type: 'string', default: 'origin/HEAD' },
        head: { type: 'string', default: 'HEAD' },
        format: { type: 'string', default: 'text' },
        directory: { type: 'string', default: '.' },
      },
    });
    const verb = positionals.join(' ');
    if (verb === 'rules') {
      io.out(ruleCatalogue());
      return 0;
    }
    if (verb !== 'check') throw new Error(`policy knows the verbs check and rules, not "${verb}".`);
    const { base, head, format, directory } = values;
    if (format !== 'text' && format !== 'json' && format !== 'sarif') {
      throw new Error(`--format is text, json or sarif, not "${format}".`);
    }
    const { verdict } = await judgeLocally(directory, base, head);
    io.out(formats[format](verdict));
    return exitCodes[verdict.state];
  },
};
