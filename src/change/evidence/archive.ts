import { inflateRawSync } from 'node:zlib';
import { readDirectory, type ZipEntry } from './zip-directory.ts';

/** The files of an archive by name, or why it is not opened. */
export type ArchiveResult =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly reason: string };

const megabyte = 1024 * 1024;

/** Bounds, all checked before anything is inflated. A phase uploads a manifest and two files for each command. */
const MOST = {
  archive: 20 * megabyte,
  entries: 100,
  file: 20 * megabyte,
  total: 60 * megabyte,
  /** Reports repeat themselves and shrink to a fiftieth; DEFLATE's most is about 1,032. */
  ratio: 200,
} as const;

/** Small files may shrink by any ratio: they cost nothing. */
const RATIO_FROM = 64 * 1024;

function objection(entries: readonly ZipEntry[]): string | null {
  if (entries.length > MOST.entries) return `it has ${entries.length} entries, more than ${MOST.entries}`;
  let total = 0;
  for (const { name, size, compressedSize } of entries) {
    if (size > MOST.file) return `${name} would be ${size} bytes, more than ${MOST.file}`;
    if (size > RATIO_FROM && size > compressedSize * MOST.ratio) {
      return `${name} would grow more than ${MOST.ratio} times`;
    }
    total += size;
  }
  return total > MOST.total ? `it would be ${total} bytes, more than ${MOST.total}` : null;
}

/** The content of one entry. The inflater stops at the declared size, so a header that lies costs nothing. */
function inflate(zip: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const data = zip.subarray(entry.start, entry.start + entry.compressedSize);
  if (entry.method === 'stored') return data.length === entry.size ? data.slice() : null;
  try {
    // A limit of zero is none to zlib.
    const content = inflateRawSync(data, { maxOutputLength: Math.max(1, entry.size) });
    return content.length === entry.size ? new Uint8Array(content) : null;
  } catch {
    return null;
  }
}

/**
 * Opens the zip archive that an evidence job uploaded. It is untrusted: sizes, number of entries and growth are
 * bounded before anything is inflated, only plain files with flat names are accepted, and what is in a file is
 * never opened as an archive again.
 * @param zip at most 20 MB.
 */
export function readArchive(zip: Uint8Array): ArchiveResult {
  if (zip.length > MOST.archive) {
    return { ok: false, reason: `the archive is ${zip.length} bytes, more than ${MOST.archive}` };
  }
  const directory = readDirectory(zip);
  if (!directory.ok) return directory;
  const reason = objection(directory.entries);
  if (reason !== null) return { ok: false, reason };
  const files = new Map<string, Uint8Array>();
  for (const entry of directory.entries) {
    const content = inflate(zip, entry);
    if (content === null) {
      return { ok: false, reason: `${entry.name} is not what the archive says about it` };
    }
    files.set(entry.name, content);
  }
  return { ok: true, files };
}
