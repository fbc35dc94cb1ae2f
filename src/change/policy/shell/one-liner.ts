import type { Command } from './command.ts';
import { textOf } from './word.ts';
import type { Wrapped } from './wrapped.ts';

const languages: readonly { readonly name: RegExp; readonly option: RegExp }[] = [
  { name: /^(?:python|pypy)[0-9.]{0,5}$/, option: /^-[a-zA-Z]{0,4}c$/ },
  { name: /^(?:perl|ruby|lua|julia|elixir|rscript)$/, option: /^-[a-z]{0,6}[eE]$/ },
  { name: /^(?:node|nodejs|bun|deno|tsx|ts-node)$/, option: /^(?:-e|-p|-pe|--eval|--print|eval)$/ },
  { name: /^php[0-9.]{0,4}$/, option: /^-r$/ },
  { name: /^(?:rails|bin\/rails|heroku)$/, option: /^runner$/ },
  { name: /^(?:awk|gawk|mawk)$/, option: /^$/ },
];

const quoted = String.raw`(?:[rbfu]{0,2}(?:"((?:[^"\\\n]|\\.){1,2000})"|'((?:[^'\\\n]|\\.){1,2000})'))`;
/** Calls that hand a text to a shell. */
const shellCall = new RegExp(
  String.raw`\b(?:os\.system|os\.popen|subprocess\.(?:run|call|check_call|check_output|Popen|getoutput)|system|exec|execSync|spawnSync|spawn|shell_exec|passthru|popen|Kernel\.system|qx|IO\.popen|sh)\s{0,5}\(?\s{0,5}\[?${quoted}((?:\s{0,5},\s{0,5}${quoted}){0,30})`,
  'g',
);
const removal = new RegExp(
  String.raw`\b(?:shutil\.rmtree|rmtree|rimraf(?:\.sync|Sync)?|(?:fs(?:\.promises|Promises)?|fsp|Deno|require\(['\x22](?:node:)?fs(?:-extra|\/promises)?['\x22]\))\.(?:rm|rmdir|rmSync|rmdirSync|remove|removeSync|removeSync|emptyDirSync)|FileUtils\.(?:rm_rf|rm_r|remove_dir|remove_entry_secure)|remove_tree)\s{0,5}\(?\s{0,5}(?:Path\()?${quoted}`,
  'g',
);
const homes = /(?:os\.path\.expanduser|Dir\.home|os\.homedir|process\.env\.HOME|Path\.home)/;

/** What the code of another language's one-liner runs in a shell or removes; null where there is none. */
export function codeOf(command: Command): Wrapped | null {
  const args = command.argv.slice(1);
  const language = languages.find(({ name }) => name.test(command.name));
  if (language === undefined) return null;
  const at = args.findIndex((one) => language.option.test(textOf(one)));
  const fromStdin = at === -1 && (args.length === 0 || textOf(args[0]) === '-') ? command.stdin : undefined;
  const awk = language.name.test('awk')
    ? args.map(textOf).find((one) => /\bsystem\s{0,3}\(/.test(one))
    : undefined;
  const code = awk ?? (at === -1 ? fromStdin : textOf(args[at + 1]));
  if (code === undefined) return null;
  return {
    by: command.name,
    transparent: false,
    commands: removalsIn(code),
    scripts: callsIn(code),
    dynamic: false,
  };
}

/** Scripts that code hands to a shell. */
function callsIn(code: string): { text: string; where: 'argument' }[] {
  const calls = [...code.matchAll(shellCall)].map((match) => {
    const [, one, other, rest = ''] = match;
    const more = [...rest.matchAll(new RegExp(quoted, 'g'))].map((each) => each[1] ?? each[2] ?? '');
    return [one ?? other ?? '', ...more].map((text) => text.replace(/\\(["'\\])/g, '$1')).join(' ');
  });
  const ticks = [...code.matchAll(/`([^`\n]{1,2000})`/g)].map((match) => match[1] ?? '');
  return [...calls, ...(/\b(?:puts|require|system)\b/.test(code) ? ticks : [])].map((text) => ({
    text,
    where: 'argument',
  }));
}

/** What code removes without a shell, as the command that would do the same. */
function removalsIn(code: string): { argv: string[] }[] {
  const found = [...code.matchAll(removal)].map((match) => ({
    argv: ['rm', '-rf', match[1] ?? match[2] ?? ''],
  }));
  const home = homes.test(code) && /rmtree|rm_rf|rmSync|removeSync/.test(code) && found.length === 0;
  return home ? [{ argv: ['rm', '-rf', '~'] }] : found;
}
