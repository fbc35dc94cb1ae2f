import type { ChangedFile } from '../../domain/pull-request.ts';

/**
 * The text of a file after the change.
 * @returns null when there is none (removed, binary), undefined when nobody could read it or only parts are known
 */
export function headText(file: ChangedFile): string | null | undefined {
  if (file.texts !== undefined) return file.texts.readable ? withoutMark(file.texts.head) : undefined;
  if (file.status === 'removed') return null;
  if (file.binary) return undefined;
  // Every line of a new file is an added one.
  return file.status === 'added' ? file.addedLines.map(({ text }) => text).join('\n') : undefined;
}

/**
 * The text of a file before the change.
 * @returns null when there was none, undefined when nobody could read it
 */
export function baseText(file: ChangedFile): string | null | undefined {
  if (file.texts !== undefined) return file.texts.readable ? withoutMark(file.texts.base) : undefined;
  return file.status === 'added' ? null : undefined;
}

/** Why a text is not known, for people. */
export function whyUnread(file: ChangedFile): string {
  if (file.texts?.readable === false) return file.texts.why;
  if (file.binary) return 'it is binary';
  return 'its whole text is not at hand';
}

/** One-based numbers of the lines that the change adds. */
export function addedNumbers(file: ChangedFile): ReadonlySet<number> {
  return new Set(file.addedLines.map(({ number }) => number));
}

/** Without the byte order mark that editors put before the first line. */
function withoutMark(text: string | null): string | null {
  return text?.startsWith('\uFEFF') === true ? text.slice(1) : text;
}
