/** One plain file of a zip archive, as its central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  /** Declared by the archive, in bytes: believed only as a bound. */
  readonly size: number;
  readonly compressedSize: number;
  /** Where the compressed data begins. */
  readonly start: number;
}

type Directory =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  | { readonly ok: false; readonly reason: string };

// Records of APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16: signature and length without variable parts.
const local = { signature: 0x04034b50, length: 30 };
const central = { signature: 0x02014b50, length: 46 };
const end = { signature: 0x06054b50, length: 22 };
const LONGEST_COMMENT = 0xffff;

/** Encrypted, strongly encrypted, or with a masked directory. */
const CLOSED_FLAGS = 0x0001 | 0x0040 | 0x2000;

const flatName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/;

class Refusal extends Error {}

function endRecord(view: DataView): { count: number; size: number; offset: number; at: number } {
  const first = Math.max(0, view.byteLength - end.length - LONGEST_COMMENT);
  for (let at = view.byteLength - end.length; at >= first; at -= 1) {
    if (view.getUint32(at, true) !== end.signature) continue;
    if (at + end.length + view.getUint16(at + 20, true) !== view.byteLength) continue;
    const count = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
      throw new Refusal('it is a zip64 archive, and evidence is never that large');
    }
    const disks = view.getUint16(at + 4, true) + view.getUint16(at + 6, true);
    if (disks !== 0 || view.getUint16(at + 8, true) !== count) throw new Refusal('it has several parts');
    if (offset + size !== at) throw new Refusal('its directory is not where it says');
    return { count, size, offset, at };
  }
  throw new Refusal('it is not a zip archive');
}

function nameAt(bytes: Uint8Array, start: number, length: number): string {
  // Latin 1 maps every byte to a character: whatever is not plain ASCII then fails the pattern.
  const name = Buffer.from(bytes.subarray(start, start + length)).toString('latin1');
  if (!flatName.test(name) || name.includes('..')) {
    throw new Refusal(
      `it names a file ${JSON.stringify(name.slice(0, 80))}, and only flat names are accepted`,
    );
  }
  return name;
}

/** Unix says in the upper half what kind of file it is (`S_IFMT`): only a regular file, or nothing, will do. */
function requirePlainFile(madeBy: number, attributes: number, name: string): void {
  const kind = (attributes >>> 16) & 0o170000;
  if (madeBy >>> 8 === 3 && kind !== 0 && kind !== 0o100000) throw new Refusal(`${name} is no plain file`);
}

function dataStart(bytes: Uint8Array, view: DataView, offset: number, limit: number, name: string): number {
  if (offset + local.length > limit || view.getUint32(offset, true) !== local.signature) {
    throw new Refusal(`${name} is not where the directory says`);
  }
  const nameLength = view.getUint16(offset + 26, true);
  const start = offset + local.length + nameLength + view.getUint16(offset + 28, true);
  if (start > limit || nameAt(bytes, offset + local.length, nameLength) !== name) {
    throw new Refusal(`${name} has two names`);
  }
  return start;
}

/** Entries that share bytes let a small archive grow without end. */
function requireApart(spans: { start: number; end: number }[]): void {
  spans.sort((one, other) => one.start - other.start);
  let reached = 0;
  for (const span of spans) {
    if (span.start < reached) throw new Refusal('its entries overlap');
    reached = span.end;
  }
}

function entriesOf(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < end.length) throw new Refusal('it is not a zip archive');
  const directory = endRecord(view);
  const entries = new Map<string, ZipEntry>();
  const spans: { start: number; end: number }[] = [];
  let at = directory.offset;
  for (let index = 0; index < directory.count; index += 1) {
    if (at + central.length > directory.at || view.getUint32(at, true) !== central.signature) {
      throw new Refusal('its directory is torn');
    }
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + central.length + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > directory.at) throw new Refusal('its directory is torn');
    const name = nameAt(bytes, at + central.length, nameLength);
    if (entries.has(name)) throw new Refusal(`it names ${name} twice`);
    if ((view.getUint16(at + 8, true) & CLOSED_FLAGS) !== 0) throw new Refusal(`${name} is encrypted`);
    requirePlainFile(view.getUint16(at + 4, true), view.getUint32(at + 38, true), name);
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8)
      throw new Refusal(`${name} is compressed in a way that is not accepted`);
    const offset = view.getUint32(at + 42, true);
    const start = dataStart(bytes, view, offset, directory.offset, name);
    const compressedSize = view.getUint32(at + 20, true);
    if (start + compressedSize > directory.offset) throw new Refusal(`${name} is cut off`);
    spans.push({ start: offset, end: start + compressedSize });
    entries.set(name, {
      name,
      method: method === 0 ? 'stored' : 'deflated',
      size: view.getUint32(at + 24, true),
      compressedSize,
      start,
    });
    at = next;
  }
  if (at !== directory.at) throw new Refusal('its directory is torn');
  requireApart(spans);
  return [...entries.values()];
}

/**
 * Reads the central directory of a zip archive without inflating anything. Refused are archives in several parts,
 * zip64, encryption, odd compression, entries that overlap or are named twice, anything but plain files, and every
 * name that is not a flat file name (no folder, no `..`, no backslash, nothing outside ASCII).
 */
export function readDirectory(zip: Uint8Array): Directory {
  try {
    return { ok: true, entries: entriesOf(zip) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message };
    throw error;
  }
}
