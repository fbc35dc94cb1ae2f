import type { Unread } from '../../../domain/analysis.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import { commandsFoundInScripts } from '../commands/look.ts';
import type { Detector, Seen, Sighting } from '../detector.ts';
import { programScripts } from '../shell/sources/program.ts';
import { excerptsOf } from '../sql/excerpt.ts';
import { isRehearsal } from '../sql/migration.ts';

const nothing: Seen = { sightings: [], unread: [] };

function seenIn(file: ChangedFile, irreversible: boolean): Seen {
  const { path, status } = file;
  if (status === 'removed' || (file.kind ?? 'file') !== 'file' || isRehearsal(path)) return nothing;
  const unread: Unread[] = [];
  const sightings = excerptsOf(file).flatMap(({ text, lineAt }): Sighting[] => {
    const { scripts, whole } = programScripts(path, text);
    if (!whole) unread.push({ path, why: 'it nests more calls than are read' });
    if (scripts.length === 0) return [];
    const starts = startsOf(text);
    return commandsFoundInScripts(scripts, irreversible)
      .found.filter(({ weight }) => weight === 'block')
      .map(({ rule, weight, lines, subject, preview }) => ({
        rule: rule.id,
        path,
        lines: { start: lineAt(starts[lines.start - 1] ?? 0), end: lineAt(starts[lines.end - 1] ?? 0) },
        subject,
        open: preview,
        preview,
        ...(weight === rule.weight ? {} : { weight }),
      }));
  });
  return { sightings, unread };
}

/** Where each line of a text begins. */
function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Commands that programs run, and directories they remove, as far as a change adds them. */
export const commandsInPrograms: Detector = {
  name: 'commands in programs',
  rules: [],
  wants: () => 'nothing',
  detect: (files, context) => {
    const seen = files.map((file) => seenIn(file, context.irreversible(file.path)));
    return { sightings: seen.flatMap((one) => one.sightings), unread: seen.flatMap((one) => one.unread) };
  },
};
