import type { ChangedFile } from '../../../domain/pull-request.ts';
import { commandRules } from '../commands/judge-command.ts';
import { commandsFoundIn, type FoundCommand } from '../commands/look.ts';
import type { Detector, DetectorContext, Seen } from '../detector.ts';
import { addedNumbers, baseText, headText, whyUnread } from '../file-text.ts';
import { mayHoldScripts } from '../shell/scripts.ts';
import { isBrokenJson } from '../shell/sources/json.ts';

function isNew(one: FoundCommand, added: ReadonlySet<number>): boolean {
  for (let line = one.lines.start; line <= one.lines.end; line += 1) if (added.has(line)) return true;
  return false;
}

/** What this change makes a file run: what touches an added line, and what the base did not run. */
function lookAt(file: ChangedFile, context: DetectorContext): Seen {
  const { path } = file;
  const text = headText(file);
  if (text === null) return { sightings: [], unread: [] };
  if (text === undefined) {
    return { sightings: [], unread: file.binary ? [] : [{ path, why: whyUnread(file) }] };
  }
  const irreversible = context.irreversible(path);
  if (isBrokenJson(path, text) && !(file.texts?.readable === true && file.texts.partial === true))
    return { sightings: [], unread: [{ path, why: 'it is not JSON, so the scripts in it are not known' }] };
  const head = commandsFoundIn(path, text, irreversible);
  if (head.found.length === 0 && head.unread.length === 0) return { sightings: [], unread: [] };
  const added = addedNumbers(file);
  const partial = file.texts?.readable === true && file.texts.partial === true;
  const base = file.status === 'added' || partial ? null : baseText(file);
  const before = new Map<string, number>();
  if (typeof base === 'string') {
    for (const { key } of commandsFoundIn(path, base, irreversible).found)
      before.set(key, (before.get(key) ?? 0) + 1);
  }
  const sightings = head.found.filter((one) => {
    const known = before.get(one.key) ?? 0;
    before.set(one.key, known - 1);
    return isNew(one, added) || (typeof base === 'string' && known <= 0);
  });
  return {
    sightings: sightings.map(({ rule, weight, lines, subject, preview }) => ({
      rule: rule.id,
      path,
      lines,
      subject,
      open: preview,
      preview,
      ...(weight === rule.weight ? {} : { weight }),
    })),
    unread: head.unread
      .filter(({ line }) => added.has(line))
      .map(({ line, why }) => ({ path, lines: { start: line, end: line }, why })),
  };
}

/** Commands of shells, command lines and consoles that destroy something, wherever scripts stand. */
export const destructiveCommands: Detector = {
  name: 'destructive commands',
  rules: commandRules,
  wants: (path) => (mayHoldScripts(path) ? 'both' : 'nothing'),
  detect: (files, context) => {
    const seen = files
      .filter(
        ({ path, kind, status }) =>
          status !== 'removed' && (kind ?? 'file') === 'file' && mayHoldScripts(path),
      )
      .map((file) => lookAt(file, context));
    return { sightings: seen.flatMap((one) => one.sightings), unread: seen.flatMap((one) => one.unread) };
  },
};
