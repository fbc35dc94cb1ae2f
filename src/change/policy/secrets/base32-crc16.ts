const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Whether the last two octets of a text in base 32 are the CRC-16 (XMODEM) of the others, the lower one first.
 * @see Stellar Protocol: SEP-0023, and the documentation of NATS about NKeys, which took the encoding over
 */
export function hasCrc16(text: string): boolean {
  const octets: number[] = [];
  let bits = 0;
  let rest = 0;
  for (const letter of text) {
    rest = (rest << 5) | alphabet.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      octets.push((rest >> bits) & 0xff);
      rest &= (1 << bits) - 1;
    }
  }
  let crc = 0;
  for (const octet of octets.slice(0, -2)) {
    crc ^= octet << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
  }
  return octets.at(-2) === (crc & 0xff) && octets.at(-1) === crc >> 8;
}
