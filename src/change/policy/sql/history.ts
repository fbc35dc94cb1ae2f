import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Sighting } from '../detector.ts';
import { baseText, headText } from '../file-text.ts';
import { isDownFile } from './sections.ts';

// Names by which tools put migrations in order: a version or a timestamp, in a folder of migrations.
const folder =
  /(?:^|\/)(?:[\w.-]{0,40}migrations?|migrate|alembic\/versions|db\/changelog|changelogs?|drizzle|evolutions)\//i;
const numbered =
  /(?:^|\/)(?:[VU]?(\d{1,20})[\d._]{0,20}(?:[_.-][^/]{1,200})?\.(?:sql|rb|py|js|mjs|ts|php|cs|exs|go|java|kt)|(\d{8,20})[^/]{0,200}\/(?:migration|up|down)\.sql)$/i;
const hashed = /(?:^|\/)alembic\/versions\/[\da-f]{8,20}[^/]{0,200}\.py$/i;

/** Whether tools run a file of such a path once, in an order that its name tells. */
export function isNumbered(path: string): boolean {
  return (folder.test(path) && numbered.test(path)) || hashed.test(path);
}

function versionOf(path: string): string | null {
  const found = numbered.exec(path);
  return found?.[1] ?? found?.[2] ?? null;
}

/** What a change does to migrations that were there before. */
export function historySightings(file: ChangedFile): Sighting[] {
  const before = file.previousPath ?? file.path;
  if (file.status === 'added' || !isNumbered(before)) return [];
  const name = before.slice(before.lastIndexOf('/') + 1);
  const sighting = (rule: string, preview: string): Sighting => ({
    rule: `destructive/${rule}`,
    path: file.path,
    subject: `${rule} ${before}`,
    preview,
  });
  if (file.status === 'removed') {
    const down = isDownFile(before);
    return [
      {
        ...sighting(
          down ? 'sql-down-removed' : 'sql-migration-deleted',
          `${name} was merged before and is deleted`,
        ),
        ...(down ? { weight: 'warn' as const } : {}),
      },
    ];
  }
  const found: Sighting[] = [];
  if (file.previousPath !== undefined && versionOf(before) !== versionOf(file.path)) {
    found.push(
      sighting(
        'sql-migration-reordered',
        `${name} becomes ${file.path.slice(file.path.lastIndexOf('/') + 1)}`,
      ),
    );
  }
  const [base, head] = [baseText(file), headText(file)];
  const known = typeof base === 'string' && typeof head === 'string';
  const partial = file.texts?.readable === true && file.texts.partial === true;
  const same = known && !partial ? meaning(base) === meaning(head) : file.additions + file.deletions === 0;
  if (same) return found;
  const [line] = file.addedLines;
  found.push({
    ...sighting('sql-migration-edited', `${name} was merged before and is edited`),
    ...(line === undefined ? {} : { lines: { start: line.number, end: line.number } }),
  });
  return found;
}

/** A text without remarks and white space, which change nothing. */
function meaning(text: string): string {
  return text
    .replace(/\/\*[^*]{0,5000}\*\//g, ' ')
    .replace(/^[ \t]{0,200}(?:--|#|\/\/)[^\n]*$/gm, ' ')
    .replace(/--[^\n']*$/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
