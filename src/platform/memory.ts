/** The memory of these bytes, when it holds nothing else and so may be moved to another thread; else it is copied. */
export function ownMemory(bytes: Uint8Array): ArrayBuffer[] {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0 ? [buffer] : [];
}

/**
 * Gives the memory of bytes back that nobody needs any more. Left to the garbage collector, bodies of 20 kB make it
 * look through everything else several times a second. The bytes are gone afterwards, unless they share their memory.
 */
export function giveBack(bytes: Uint8Array): void {
  for (const memory of ownMemory(bytes)) memory.transfer(0);
}
