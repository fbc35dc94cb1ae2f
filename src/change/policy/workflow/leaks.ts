import { variablesUsed } from './expressions.ts';
import type { Placed, Step, Workflow } from './read.ts';

const secret = /\$\{\{[^}=!<>]{0,200}\bsecrets\s{0,5}[.[][^}=!<>]{0,200}\}\}/;
const printing = /^\s{0,60}(?:-\s)?(?:echo|printf|print|Write-Host|Write-Output)\b(.{0,2000})$/;
/** What takes the disguise of the logs off, and goes on printing. */
const disguise =
  /^\s{0,5}(?:base64|base32|rev|xxd|od|hexdump|fold|tr|sed|cat|awk|cut|head|tail|gzip|openssl)\b[^|>]{0,200}/;

/** Lines of a script that print a secret, by their place in it from 0. */
export function printedSecrets(
  step: Step,
  environment: ReadonlyMap<string, Placed<string>>,
): readonly { readonly at: number; readonly what: string }[] {
  if (step.run === null) return [];
  const isSecret = (value: string) => secret.test(value);
  const secrets = new Map([...environment].filter(([, { value }]) => isSecret(value)));
  return step.run.value.split('\n').flatMap((line, at) => {
    const words = printing.exec(line)?.[1];
    if (words === undefined || /::add-mask::/.test(words) || !isShown(words)) return [];
    const told = words.split('|', 1)[0] ?? '';
    if (secret.test(told)) return [{ at, what: 'a secret' }];
    const [name] = variablesUsed(told.replace(/'[^']{0,500}'/g, ''), secrets, isSecret);
    return name === undefined || new RegExp(`\\$\\{${name}(?::?\\+|:0:[1-6]\\})`).test(told)
      ? []
      : [{ at, what: name }];
  });
}

/** Whether what is printed goes to the log in the end. */
function isShown(words: string): boolean {
  const [, ...filters] = words.replace(/\|\|.{0,500}$/, '').split('|');
  if (/(?:^|[^&\d])>/.test(words.replace(/"[^"]{0,500}"|'[^']{0,500}'/g, ''))) return false;
  return filters.every((filter) => disguise.test(filter) && !/-d\b|--decode/.test(filter));
}

/** Settings that make the runner tell everything. */
export function debugFlags(
  env: Workflow['env'],
): readonly { readonly name: string; readonly line: number }[] {
  return [...env]
    .filter(([name, { value }]) => /^ACTIONS_(?:STEP|RUNNER)_DEBUG$/.test(name) && /^(?:true|1)$/.test(value))
    .map(([name, { line }]) => ({ name, line }));
}
