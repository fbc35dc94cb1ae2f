import { crc32, deflateRawSync } from 'node:zlib';

/** One entry as an attacker would write it; what is left out is honest. */
export interface CraftedEntry {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly declaredSize?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Name in the local header, when it differs. */
  readonly localName?: string;
  /** File type and permissions of Unix. */
  readonly mode?: number;
  /** Has no data of its own: the record points at this offset of the archive. */
  readonly at?: number;
}

/** Builds a zip archive by hand, so that each of its numbers can lie. */
export function craftZip(entries: readonly CraftedEntry[], more: { count?: number } = {}): Uint8Array {
  const chunks: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const method = entry.method ?? 8;
    const data = method === 8 ? deflateRawSync(content) : content;
    const name = Buffer.from(entry.name, 'latin1');
    const localName = Buffer.from(entry.localName ?? entry.name, 'latin1');
    const size = entry.declaredSize ?? content.length;
    const sum = crc32(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(entry.flags ?? 0, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(sum, 14);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(localName.length, 26);
    const at = entry.at ?? offset;
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(0x0314, 4);
    record.writeUInt16LE(entry.flags ?? 0, 8);
    record.writeUInt16LE(method, 10);
    record.writeUInt32LE(sum, 16);
    record.writeUInt32LE(data.length, 20);
    record.writeUInt32LE(size, 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    record.writeUInt32LE(at, 42);
    records.push(record, name);
    if (entry.at === undefined) {
      chunks.push(local, localName, data);
      offset += 30 + localName.length + data.length;
    }
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(more.count ?? entries.length, 8);
  end.writeUInt16LE(more.count ?? entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, directory, end]));
}
