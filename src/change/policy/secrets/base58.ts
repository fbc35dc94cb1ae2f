import { createHash } from 'node:crypto';

/** The letters of Bitcoin's base 58: those that nobody takes for each other. */
export const bitcoinAlphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** The same in the order of the XRP Ledger. */
export const rippleAlphabet = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

/**
 * Whether the last four octets of a text in base 58 are the checksum of the others: the first of SHA-256, twice.
 * @see Bitcoin Wiki: Base58Check encoding
 */
export function hasBase58Checksum(text: string, alphabet: string): boolean {
  let number = 0n;
  for (const letter of text) {
    const digit = alphabet.indexOf(letter);
    if (digit < 0) return false;
    number = number * 58n + BigInt(digit);
  }
  const hex = number.toString(16);
  const zeros = text.length - text.replace(new RegExp(`^${alphabet[0]}{1,200}`), '').length;
  const octets = Buffer.from('00'.repeat(zeros) + (hex.length % 2 === 0 ? hex : `0${hex}`), 'hex');
  const once = createHash('sha256').update(octets.subarray(0, -4)).digest();
  const twice = createHash('sha256').update(once).digest();
  return octets.length > 8 && twice.subarray(0, 4).equals(octets.subarray(-4));
}
