import type { Sha } from '../../domain/ids.ts';
import type { ChangedFile, FileTexts } from '../../domain/pull-request.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { InstallationClient } from './app-client.ts';
import { removedInPatch, textBefore } from './reverse-patch.ts';
import { readTexts } from './text-files.ts';

/** Which files are read whole, by their path. */
export type Wants = (path: string) => boolean;

/** So many files of one change are read whole; a change of more is judged by its added lines alone. */
const mostFiles = 200;

const unreadable = (why: string): FileTexts => ({ readable: false, why });

/**
 * Files with their texts before and after, where somebody wants them. The text after is read by GraphQL, twenty files
 * a query; the text before follows from it and the patch, so that nothing else has to be asked.
 * @param patches by path, as GitHub listed them; of a file without one nothing is known
 */
export async function withWholeTexts(
  client: InstallationClient,
  repository: RepositoryRef,
  head: Sha,
  files: readonly ChangedFile[],
  patches: ReadonlyMap<string, string>,
  wants: Wants,
): Promise<ChangedFile[]> {
  const wanted = files.filter(
    ({ path, previousPath }) => wants(path) || (previousPath !== undefined && wants(previousPath)),
  );
  const texts = new Map<ChangedFile, FileTexts>();
  const asked: ChangedFile[] = [];
  for (const file of wanted) {
    const known = withoutAsking(file, patches.get(file.path));
    if (known !== null) texts.set(file, known);
    else if (asked.length < mostFiles) asked.push(file);
    else texts.set(file, unreadable(`more than ${mostFiles} such files are changed at once`));
  }
  const read = await readTexts(
    client,
    asked.map(({ path }) => ({ repository, path, ref: head })),
  );
  for (const [index, file] of asked.entries()) {
    texts.set(file, beforeAndAfter(file, read[index], patches.get(file.path)));
  }
  return files.map((file) => {
    const own = texts.get(file);
    return own === undefined ? file : { ...file, texts: own };
  });
}

/** What the diff itself tells of a file that is new, gone or binary; null when GitHub has to be asked. */
function withoutAsking(file: ChangedFile, patch: string | undefined): FileTexts | null {
  // Nothing of it was read.
  if (file.texts?.readable === false) return file.texts;
  if (file.binary) return unreadable('it is binary');
  if (file.status === 'added') {
    const head = file.addedLines.map(({ text }) => `${text}\n`).join('');
    return { readable: true, base: null, head };
  }
  if (file.status !== 'removed') return null;
  if (patch === undefined) return unreadable('GitHub does not show what was in it');
  return { readable: true, base: removedInPatch(patch), head: null };
}

function beforeAndAfter(
  file: ChangedFile,
  head: string | null | undefined,
  patch: string | undefined,
): FileTexts {
  if (typeof head !== 'string') return unreadable('GitHub does not show its text: it may be large or a link');
  if (file.additions === 0 && file.deletions === 0) return { readable: true, base: head, head };
  const base = patch === undefined ? null : textBefore(head, patch);
  return base === null
    ? unreadable('GitHub does not show all that changes in it')
    : { readable: true, base, head };
}
