import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Sighting } from '../detector.ts';
import { addedNumbers } from '../file-text.ts';
import { reportOf } from '../manifest/report.ts';
import { type Command, commandsOf } from '../shell/commands.ts';
import { scriptsOf } from '../shell/scripts.ts';
import { dockerfileRules as rules } from './rules.ts';

const shells = /^(?:(?:ba|z|da|k|a)?sh|python[\d.]{0,4}|node|perl|ruby|pwsh|powershell|iex)$/;

/** RUN instructions that hand a download to a shell. */
export function pipedDownloads(file: ChangedFile): Sighting[] {
  const added = addedNumbers(file);
  return scriptsOf(file).flatMap(({ text, firstLine, lineMap, shell }) =>
    commandsOf(text, { firstLine, shell, ...(lineMap === undefined ? {} : { lineMap }) }).commands.flatMap(
      (command) => {
        const source = downloadOf(command);
        if (source === null || !touches(command, added)) return [];
        return [reportOf(rules.pipe, file.path, command.line, `${source.name} | ${command.name}`)];
      },
    ),
  );
}

/** The download that a shell reads; a Python with a program of its own only reads data. */
function downloadOf(command: Command): Command | null {
  if (!shells.test(command.name)) return null;
  const own = command.argv
    .slice(1)
    .some((one) => typeof one !== 'string' || /^-[ce]$|\.\w{1,4}$|^-m/.test(one));
  if (own) return null;
  let from = command.from;
  for (let steps = 0; from !== undefined && steps < 10; steps += 1) {
    if (/^(?:curl|wget|fetch|iwr|irm)$/.test(from.name)) return from;
    from = from.from;
  }
  return null;
}

function touches({ line, endLine }: Command, added: ReadonlySet<number>): boolean {
  for (let at = line; at <= endLine; at += 1) if (added.has(at)) return true;
  return false;
}
