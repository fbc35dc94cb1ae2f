/** Values that nobody uses, drawn so that every run has the same ones: no secret stands in this repository. */

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const alphabets = {
  hex: `${digits}abcdef`,
  base32: `${lower.toUpperCase()}234567`,
  alphanumeric: lower + lower.toUpperCase() + digits,
  base64: `${lower}${lower.toUpperCase()}${digits}+/`,
  base64url: `${lower}${lower.toUpperCase()}${digits}-_`,
  password: `${lower}${lower.toUpperCase()}${digits}!@#%^*_+-=`,
} as const;
export type Alphabet = keyof typeof alphabets;

/** The same characters for the same seed, evenly drawn (a linear congruential generator, its high bits). */
export function drawn(alphabet: Alphabet, length: number, seed: number): string {
  const letters = alphabets[alphabet];
  let state = (seed * 2_654_435_761) >>> 0;
  let text = '';
  for (let at = 0; at < length + 8; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    if (at >= 8) text += letters[Math.floor((state / 2 ** 32) * letters.length)];
  }
  return text;
}

/** A signed token of such claims. */
export function signedToken(header: object, claims: object, seed: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part(header), part(claims), drawn('base64url', 43, seed)].join('.');
}
