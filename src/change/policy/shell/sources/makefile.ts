import type { Script } from '../script.ts';

const assignment =
  /^(?:export\s{1,5}|override\s{1,5})?([A-Za-z_][\w.-]{0,80})\s{0,20}(?::{0,3}|\?|\+)?=\s{0,20}(.{0,2000})$/;

/**
 * The recipes of a makefile or a justfile as one script that knows its variables.
 * @see GNU make manual: Recipes, Variables
 */
export function makefileScripts(text: string, tabs: boolean): Script[] {
  const lines: string[] = [];
  const lineMap: number[] = [];
  let continued = false;
  let inDefinition = false;
  for (const [index, line] of text.split('\n').entries()) {
    const put = (one: string) => {
      lines.push(one);
      lineMap.push(index + 1);
    };
    const isRecipe = tabs ? line.startsWith('\t') : /^[ \t]/.test(line);
    if (isRecipe || (continued && inDefinition === false)) {
      put(expanded(continued ? line.trim() : line.trim().replace(/^[@+-]{1,3}\s{0,5}/, ''), tabs));
      continued = line.endsWith('\\');
      inDefinition = false;
      continue;
    }
    const inline = tabs ? /^[^\s#:=][^:=#]{0,300}:(?![=:])[^=;#]{0,300};(.{0,2000})$/.exec(line) : null;
    if (inline !== null) {
      put(expanded((inline[1] ?? '').trim().replace(/^[@+-]{1,3}\s{0,5}/, ''), tabs));
      continued = line.endsWith('\\');
      continue;
    }
    continued = false;
    const variable = assignment.exec(line);
    if (variable !== null) {
      const [, name = '', value = ''] = variable;
      const shell = /^\$\(shell\s{1,5}(.{0,1900})\)\s{0,20}$/.exec(value);
      if (shell !== null) put(expanded(shell[1] ?? '', tabs));
      else if (/^[\w.-]+$/.test(name))
        put(`${name.replace(/[.-]/g, '_')}=${word(expanded(value.trim(), tabs))}`);
    }
  }
  return lines.length === 0
    ? []
    : [{ text: lines.join('\n'), firstLine: 1, lineMap, origin: 'makefile', shell: 'sh' }];
}

/** Make's variables as the shell's, and its doubled dollars as single ones. */
function expanded(text: string, tabs: boolean): string {
  if (!tabs)
    return text.replace(
      /\{\{\s{0,9}([A-Za-z_][\w-]{0,80})\s{0,9}\}\}/g,
      (_, name: string) => `\${${name.replace(/-/g, '_')}}`,
    );
  return text.replace(
    /\$\$|\$[({]shell\s{1,5}|\$[({]([A-Za-z_][\w.-]{0,80})[)}]/g,
    (all: string, name?: string) => {
      if (all === '$$') return '$';
      return name === undefined ? '$(' : `\${${name.replace(/[.-]/g, '_')}}`;
    },
  );
}

/** A value as one word, with its variables. */
function word(value: string): string {
  return /^[\w./:$(){}@%,+~-]*$/.test(value) ? value : `"${value.replace(/["\\`]/g, '\\$&')}"`;
}
