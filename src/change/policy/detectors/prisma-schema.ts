import type { ChangedFile } from '../../../domain/pull-request.ts';
import type { Detector, Sighting } from '../detector.ts';
import { baseText, headText, whyUnread } from '../file-text.ts';
import { isPrismaSchema, prismaChanges } from '../sql/prisma.ts';

/** A migration of the same change says itself what is lost, and is read for that. */
function bringsMigration(files: readonly ChangedFile[]): boolean {
  return files.some(
    ({ path, status }) => status === 'added' && /migrations\/[^/]{1,200}\/migration\.sql$/.test(path),
  );
}

function read(file: ChangedFile, files: readonly ChangedFile[]): Sighting[] {
  const [base, head] = [baseText(file), headText(file)];
  const partial = file.texts?.readable === true && file.texts.partial === true;
  if (typeof base !== 'string' || head === undefined || partial) return [];
  const others = files.filter((one) => one !== file).flatMap((one) => headText(one) ?? []);
  return prismaChanges(base, head, others).map(({ rule, subject, preview, line }) => ({
    rule: `destructive/${rule}`,
    path: file.path,
    ...(line === null ? {} : { lines: { start: line, end: line } }),
    subject,
    preview,
  }));
}

/** What goes from a schema of Prisma, and so from the database to which it is pushed. */
export const prismaSchema: Detector = {
  name: 'prisma schema',
  rules: [],
  wants: (path) => (isPrismaSchema(path) ? 'both' : 'nothing'),
  detect: (files) => {
    const all = files.filter(({ path }) => isPrismaSchema(path));
    const schemas = all.filter(({ status }) => status !== 'added');
    const sightings = bringsMigration(files) ? [] : schemas.flatMap((file) => read(file, all));
    const unread = schemas
      .filter((file) => file.texts?.readable === false)
      .map((file) => ({ path: file.path, why: whyUnread(file) }));
    return { sightings, unread };
  },
};
