/** Larger files are not read whole: no source that people write is as large. */
export const largestText = 5 * 1024 * 1024;

/** A text, or why a file has none. */
export type Decoded =
  | { readonly readable: true; readonly text: string }
  | { readonly readable: false; readonly why: string; readonly binary: boolean };

const tooLarge = `it is larger than ${largestText / 1024 / 1024} MB`;

/** The text in a file: UTF-8, or UTF-16 with a byte order mark; what holds NUL bytes otherwise is binary, as for git. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > largestText) return { readable: false, why: tooLarge, binary: false };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16('utf-16be', bytes);
  if (bytes.includes(0)) return { readable: false, why: 'it is binary', binary: true };
  // Bytes that are no UTF-8 become replacement characters: the rest of such a file is still worth reading.
  return { readable: true, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

function utf16(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): Decoded {
  return { readable: true, text: new TextDecoder(encoding).decode(bytes) };
}
