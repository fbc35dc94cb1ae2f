import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { type Deadlines, deadlinesOf, localDeadlines } from '../analysis/deadlines.ts';
import { withoutTierUp } from '../analysis/without-tier-up.ts';
import { renderText } from '../change/verdict/text.ts';
import { oneLine } from '../domain/untrusted.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Command, CommandIo } from './command.ts';
import {
  baselineOfDirectory,
  judgeDiff,
  judgeDirectory,
  judgeLocally,
  judgePlan,
  type LocalPolicy,
} from './local/policy.ts';
import { type CaseResult, runCases } from './local/policy-test.ts';
import { ruleCatalogue } from './rule-catalogue.ts';
import { toSarif } from './sarif.ts';

const formats = {
  text: ({ verdict, autonomy }: LocalPolicy) => renderText(verdict, autonomy),
  json: ({ verdict }: LocalPolicy) => `${JSON.stringify(verdict, null, 2)}\n`,
  sarif: (policy: LocalPolicy) => `${JSON.stringify(toSarif(policy), null, 2)}\n`,
};

const exitCodes: Record<Verdict['state'], number> = {
  'not-applicable': 0,
  passed: 0,
  waiting: 1,
  blocked: 1,
  failed: 2,
};

const options = {
  base: { type: 'string' },
  head: { type: 'string' },
  diff: { type: 'string' },
  plan: { type: 'string' },
  format: { type: 'string', default: 'text' },
  directory: { type: 'string', default: '.' },
  deadline: { type: 'string' },
} as const;

type Values = { readonly [Name in keyof typeof options]?: string };

/** `wired-chaos policy`: the policy check on what is here, before anything is pushed. */
export const policy: Command = {
  name: 'policy',
  summary: 'Judge a change, a directory or a diff by the policy',
  usage: `wired-chaos policy rules [--format text|json|markdown]
wired-chaos policy check [--base X] [--head Y] [--format text|json|sarif] [--directory DIR] [--deadline SECONDS]
wired-chaos policy check DIR [--format …]
wired-chaos policy check --diff FILE [--format …] [--directory DIR]
wired-chaos policy check --plan FILE [--format …] [--directory DIR]
wired-chaos policy baseline [DIR]
wired-chaos policy test [FILE] [--directory DIR]

  rules        lists every rule, why it matters and what to do
  check        judges a change: what a pull request from Y into X would bring
               (between revisions also secrets that a commit adds and a later one takes out)
  check DIR    judges everything in a directory as if it were added
  baseline     prints everything that is found in a directory (default: here), to be kept in
               .github/wired-chaos.baseline.json: debt from before, which is counted and does not block

  test         judges the cases of FILE (default: .github/wired-chaos.test.yml) by the configuration here, and says
               which come out otherwise than they should

  --base X     a revision (default: origin/HEAD) or a directory
  --head Y     a revision (default: HEAD) or a directory; what is not committed is not looked at
  --diff FILE  a unified diff instead, of git or of "diff -u"; - reads it from standard input
  --plan FILE  a plan of Terraform or OpenTofu instead, as "terraform show -json" writes it
  --format     text, json (the verdict) or sarif (its findings) (default: text)
  --directory  where the repository is (default: here)
  --deadline   how many seconds looking may take (default: 20, and 5 more for each megabyte); what is not looked at
               by then is named as unread, and blocks where a zone is irreversible

Reads .github/wired-chaos.yml at X, or in the directory. Exit codes: 0 nothing blocks, 1 a finding blocks, 2 it could
not be judged. With "autonomy: observe" there, nothing blocks: the text says what it would have been, SARIF has warnings
only, and json is the verdict as it would be.`,
  async run(args, io) {
    withoutTierUp();
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [verb = '', directory, ...rest] = positionals;
    if (verb === 'rules' && directory === undefined) {
      io.out(ruleCatalogue[oneOf(['text', 'json', 'markdown'], values.format)]());
      return 0;
    }
    if (verb === 'baseline' && rest.length === 0) {
      io.out(await baselineOfDirectory(directory ?? '.'));
      return 0;
    }
    if (verb === 'test' && rest.length === 0) {
      return test(await runCases(values.directory, directory, deadlinesFor(values)), io);
    }
    if (verb !== 'check' || rest.length > 0)
      throw new Error(
        `policy knows the verbs check, test, baseline and rules, not "${positionals.join(' ')}".`,
      );
    const format = oneOf(['text', 'json', 'sarif'], values.format);
    const judged = await judge(directory, values);
    io.out(formats[format](judged));
    return exitCodeOf(judged);
  },
};

/** Under `observe` nothing fails, here as in GitHub, except what could not be judged at all. */
function exitCodeOf({ verdict: { state }, autonomy }: LocalPolicy): number {
  return autonomy === 'observe' && state !== 'failed' ? 0 : exitCodes[state];
}

/** The format that is asked for, of those that there are. */
function oneOf<Format extends string>(formats: readonly [Format, Format, Format], asked: string): Format {
  const found = formats.find((format) => format === asked);
  if (found !== undefined) return found;
  const [first, second, third] = formats;
  throw new Error(`--format is ${first}, ${second} or ${third}, not "${asked}".`);
}

/** Tells how each case came out. */
function test(results: readonly CaseResult[], io: CommandIo): number {
  for (const { name, problem } of results) {
    io.out(problem === null ? `ok    ${oneLine(name)}\n` : `FAIL  ${oneLine(name)}: ${oneLine(problem)}\n`);
  }
  const failed = results.filter(({ problem }) => problem !== null).length;
  io.out(`${results.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** @throws {Error} when it is no time */
function deadlinesFor({ deadline }: Values): Deadlines {
  return deadline === undefined ? localDeadlines : deadlinesOf(deadline, '--deadline');
}

/** Judges what the arguments name; they name one thing. */
async function judge(tree: string | undefined, values: Values): Promise<LocalPolicy> {
  const { base, head, diff, plan, directory = '.' } = values;
  const deadlines = deadlinesFor(values);
  const named = [
    ...(tree === undefined ? [] : [`the directory ${tree}`]),
    ...(base === undefined && head === undefined ? [] : ['--base or --head']),
    ...(diff === undefined ? [] : ['--diff']),
    ...(plan === undefined ? [] : ['--plan']),
  ];
  if (named.length > 1) throw new Error(`Name one thing to judge, not ${named.join(' and ')}.`);
  if (tree !== undefined) return judgeDirectory(tree, deadlines);
  if (plan !== undefined) return judgePlan(await readFile(plan, 'utf8'), plan, directory, deadlines);
  if (diff === undefined) {
    return judgeLocally(directory, base ?? 'origin/HEAD', head ?? 'HEAD', deadlines);
  }
  const text = diff === '-' ? await readAll(process.stdin) : await readFile(diff, 'utf8');
  return judgeDiff(text, directory, deadlines);
}
