import type { Script } from '../script.ts';
import { texts, unescaped } from './list.ts';

const commandKeys =
  /^\s{0,20}["']?(?:run|cmd|command|commands|build|build_command|buildCommand|startCommand|start_command|release_command|releaseCommand|preDeployCommand|script|shell|[\w.:-]{1,60})["']?\s{0,9}=\s{0,9}(?:\{\s{0,9}(?:cmd|shell|run)\s{0,9}=\s{0,9})?("""|'''|"((?:[^"\\\n]|\\.){1,4000})"|'([^'\n]{1,4000})'|(\[.{1,4000}))/;
const scriptSection =
  /^\s{0,20}\[{1,2}(?:tool\.(?:poe|taskipy|pdm|hatch|rye|pixi|tox)\b.{0,80}|tasks\b.{0,60}|(?:env|feature)\b.{0,80}(?:tasks|scripts)|build|deploy|phases\..{0,60}|scripts|context\..{0,40}|alias)\]/;

/** One command a line: Procfile, crontab, unit files, and the task tables of TOML files. */
export function tableScripts(path: string, text: string): Script[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const scripts: Script[] = [];
  const add = (command: string, line: number, shell: Script['shell'] = 'sh') => {
    scripts.push({ text: command, firstLine: line, lineMap: [line], origin: 'configuration', shell });
  };
  const lines = text.split('\n');
  if (/\.toml$/i.test(name)) {
    let inside = false;
    for (const [index, line] of lines.entries()) {
      if (/^\s{0,20}\[/.test(line)) inside = scriptSection.test(line) || /^(?:mise|\.mise|fly)/.test(name);
      const match = inside ? commandKeys.exec(line) : null;
      if (match === null) continue;
      const [, opening = '', double, single, list] = match;
      if (opening === '"""' || opening === "'''") {
        const next = lines.slice(index + 1, index + 400);
        const end = next.findIndex((one) => one.includes(opening));
        const body = end === -1 ? next : next.slice(0, end);
        scripts.push({ text: body.join('\n'), firstLine: index + 2, origin: 'configuration', shell: 'sh' });
      } else if (list !== undefined) for (const one of texts(list) ?? []) add(one, index + 1);
      else add(double === undefined ? (single ?? '') : unescaped(double), index + 1);
    }
    return scripts;
  }
  if (/^procfile/i.test(name)) {
    for (const [index, line] of lines.entries()) {
      const match = /^[\w-]{1,60}:\s{0,20}(.{1,4000})$/.exec(line);
      if (match !== null) add(match[1] ?? '', index + 1);
    }
  } else if (/cron/i.test(name) || /(?:^|\/)cron(?:tabs?|\.d)\//.test(path)) {
    const system = /cron\.d\/|(?:^|\/)etc\/crontab$/.test(path);
    for (const [index, line] of lines.entries()) {
      const match =
        /^\s{0,20}(?:@\w{1,20}|[\d*,/-]{1,40}(?:\s{1,20}[\w*,/-]{1,40}){4})\s{1,20}(.{1,4000})$/.exec(line);
      if (match === null) continue;
      const command = match[1] ?? '';
      add(system ? command.replace(/^[a-z_][\w-]{0,31}\s{1,20}(?=\S)/, '') : command, index + 1);
    }
  } else if (/\.(?:service|timer|socket|mount|path)$/i.test(name)) {
    for (const [index, line] of lines.entries()) {
      const match = /^Exec(?:Start|Stop|Reload)(?:Pre|Post)?\s{0,9}=\s{0,9}[-@:+!]{0,4}(.{1,4000})$/.exec(
        line,
      );
      if (match !== null) add(match[1] ?? '', index + 1);
    }
  } else if (/^(?:tox\.ini|setup\.cfg)$/.test(name)) {
    let inside = false;
    for (const [index, line] of lines.entries()) {
      const match = /^commands(?:_pre|_post)?\s{0,9}=\s{0,9}(.{0,4000})$/.exec(line);
      if (match !== null) inside = true;
      else if (/^\S/.test(line)) inside = false;
      const command = match === null ? line.trim() : (match[1] ?? '');
      if (inside && command !== '') add(command.replace(/^-\s/, ''), index + 1);
    }
  }
  return scripts;
}
