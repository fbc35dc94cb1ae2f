import { httpDelete, weighRequest } from '../consoles/http.ts';
import { dropsMongo, mongoDrop } from '../consoles/mongo.ts';
import { emptiesRedis, redisFlush } from '../consoles/redis.ts';
import type { Rule } from '../rule.ts';
import type { Command } from '../shell/commands.ts';
import { type Argument, textOf } from '../shell/word.ts';
import { programOf } from './alias.ts';
import { judgeRedirects, judgeRemoval, killing, ownership, removal, wiping } from './remove.ts';
import { aws } from './rules/aws.ts';
import { azure } from './rules/azure.ts';
import { containers } from './rules/containers.ts';
import { databases } from './rules/databases.ts';
import { git } from './rules/git.ts';
import { google } from './rules/google.ts';
import { infrastructure } from './rules/infrastructure.ts';
import { kubernetes } from './rules/kubernetes.ts';
import { services } from './rules/services.ts';
import { systemTools } from './rules/system.ts';
import { cmdletRule, removingCmdlet, windows } from './rules/windows.ts';
import { destroying, matchesPattern, parseArguments, type Tool } from './tool.ts';

/** What a command would do that a rule is about. */
export interface Judgement {
  readonly rule: Rule;
  readonly weight: Rule['weight'];
}

export interface JudgeContext {
  /** It runs while an image is built, of which nothing else depends on what is removed. */
  readonly image: boolean;
  /** Changes of this file cannot be undone. */
  readonly irreversible: boolean;
}

const dynamicCommand = destroying('dynamic-command', 'A script runs what nobody can read here', {
  why: 'What comes from the network or from a variable when the script runs may do anything, and something else tomorrow.',
  operation: 'code.execute',
  source: ['Bash Reference Manual: eval', 'curl documentation'],
  remedy:
    'Download, check a checksum or a signature, and then run it; write the command out; or have somebody who answers ' +
    'for it approve this finding.',
  weight: 'warn',
});

const tools: readonly Tool[] = [
  aws,
  ...google,
  ...azure,
  ...infrastructure,
  ...kubernetes,
  git,
  ...containers,
  ...databases,
  ...services,
  ...windows,
  ...systemTools,
];
const byName = new Map<string, readonly Tool[]>();
for (const tool of tools) {
  for (const name of tool.names) byName.set(name, [...(byName.get(name) ?? []), tool]);
}

/** The rules about commands, each once. */
export const commandRules: readonly Rule[] = [
  ...new Map(
    [
      ...tools.flatMap(({ rules }) => rules.map(({ rule }) => rule)),
      ...[removal, wiping, ownership, killing, redisFlush, mongoDrop, httpDelete, dynamicCommand, cmdletRule],
    ].map((rule) => [rule.id, rule]),
  ).values(),
];

/** What rules say of one command; the worst for each rule. */
export function judgeCommand(command: Command, context: JudgeContext): Judgement[] {
  const found: Judgement[] = [];
  const removed = judgeRemoval(command, context.image) ?? judgeRedirects(command);
  if (removed !== null) found.push(removed);
  found.push(...judgeProgram(command.argv));
  if (emptiesRedis(command)) found.push({ rule: redisFlush, weight: 'block' });
  if (dropsMongo(command)) found.push({ rule: mongoDrop, weight: 'block' });
  const request = weighRequest(command);
  if (request !== null) found.push({ rule: httpDelete, weight: request });
  if (command.dynamic) found.push(...judgeDynamic(command, context));
  return [...new Map(found.map((one) => [one.rule.id, one])).values()];
}

function judgeProgram(argv: readonly Argument[]): Judgement[] {
  const { name, args } = programOf(argv);
  if (removingCmdlet.test(name) && name !== 'remove-item') {
    const dry = args.some((one) => /^-whatif/i.test(textOf(one)));
    return dry ? [] : [{ rule: cmdletRule, weight: 'block' }];
  }
  return (byName.get(name) ?? []).flatMap((tool) => judgeByTool(tool, args));
}

function judgeByTool(tool: Tool, args: readonly Argument[]): Judgement[] {
  const parsed = parseArguments(args, tool.valued ?? '');
  if (
    parsed.flags.has('--help') ||
    parsed.flags.has('-help') ||
    /^(?:help|--version)$/.test(parsed.positionals[0] ?? '') ||
    // `aws ec2 terminate-instances help` is its manual.
    (tool.names.includes('aws') && parsed.positionals.at(-1) === 'help')
  )
    return [];
  const dry = tool.dry === undefined ? false : isDry(tool.dry, parsed);
  return tool.rules.flatMap(({ rule, block = [], warn = [] }): Judgement[] => {
    if (block.some((pattern) => matchesPattern(pattern, parsed)))
      return [{ rule, weight: dry ? 'warn' : 'block' }];
    return warn.some((pattern) => matchesPattern(pattern, parsed)) ? [{ rule, weight: 'warn' }] : [];
  });
}

/** Whether an option is there that makes the command only say what it would do. */
function isDry(options: string, { flags }: ReturnType<typeof parseArguments>): boolean {
  return options.split('|').some((option) => {
    const [name = ''] = option.split('=');
    const values = name.startsWith('-') ? flags.get(name) : undefined;
    return values !== undefined && !values.some((value) => /^(?:none|false|0)$/i.test(value));
  });
}

function judgeDynamic(command: Command, { irreversible }: JudgeContext): Judgement[] {
  const weight = irreversible ? 'block' : 'warn';
  const [first, ...rest] = command.argv;
  if (typeof first === 'string' || first === undefined) return [{ rule: dynamicCommand, weight }];
  // `$SUDO rm …` and `$KUBECTL delete …`: the variable is a prefix, or a program by its name.
  const [only, second] = first.parts;
  const variable =
    only?.kind === 'variable' && second === undefined
      ? only.name.toLowerCase().replace(/_(?:bin|cmd|cli|exe|path)$/, '')
      : '';
  const program = variable.replace(/_/g, '-');
  const named = byName.has(program) ? judgeProgram([program, ...rest]) : [];
  const bare: Command = { ...command, argv: rest, name: textOf(rest[0]).toLowerCase(), dynamic: false };
  const behind =
    typeof rest[0] === 'string' && !/^-/.test(rest[0])
      ? judgeCommand(bare, { image: false, irreversible })
      : [];
  const known = [...named, ...behind];
  if (known.length > 0) return known;
  return irreversible ? [{ rule: dynamicCommand, weight }] : [];
}
