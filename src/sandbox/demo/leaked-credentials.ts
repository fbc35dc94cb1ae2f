import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Credentials of nobody, made afresh each time: what looks like one may stand in no file of this repository. */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const alphanumeric = `0123456789${letters}${letters.toLowerCase()}`;

/** An access key of AWS in its documented form. */
export function awsAccessKey(): { readonly id: string; readonly secret: string } {
  // The account's part of an id is base 32, so that one digit at least is in nearly every one; two are here.
  const id = `${'AK'}${'IA'}${drawn(`${letters}234567`, 14)}${drawn('234567', 2)}`;
  return { id, secret: randomBytes(30).toString('base64') };
}

/** A personal access token of GitHub in its documented form, checksum included. */
export function githubToken(): string {
  const body = drawn(alphanumeric, 30);
  let rest = crc32(body);
  let checksum = '';
  for (let place = 0; place < 6; place += 1) {
    checksum = alphanumeric.charAt(rest % 62) + checksum;
    rest = Math.floor(rest / 62);
  }
  return `${'gh'}p_${body}${checksum}`;
}

function drawn(alphabet: string, amount: number): string {
  return Array.from(randomBytes(amount), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
