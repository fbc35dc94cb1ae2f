const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const alphanumeric = `${letters.toUpperCase()}${letters}${digits}`;
const alphabets: Readonly<Record<string, string>> = {
  an: alphanumeric,
  url: `${alphanumeric}_-`,
  hex: 'abcdef0123456789',
  upperhex: 'ABCDEF0123456789',
  hexany: 'ABCDEFabcdef0123456789',
  up: `${letters.toUpperCase()}${digits}`,
  lo: `${letters}${digits}`,
  b64: `${alphanumeric}+/`,
  b32: `${letters.toUpperCase()}234567`,
  b32l: `${letters}234567`,
  d: digits,
  aad: `${alphanumeric}_.~-`,
  ap: 'ABCDEFGHIJKLMNOP',
  agqw: 'AQgw',
};
const chunk = /\{([a-z0-9]+?):(\d+)\}/g;

/** Numbers from 0 to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A secret of this form, drawn anew, so that none stands in the repository.
 * @param form text with `{alphabet:length}` where characters are drawn, such as `acme_{hex:32}`
 */
export function draw(form: string, random: () => number): string {
  return fill(form, (letters) => letters[Math.floor(random() * letters.length)] ?? '');
}

/** What documentation would show instead of such a secret. */
export function placeholderOf(form: string): string {
  return fill(form, () => 'x');
}

function fill(form: string, letter: (alphabet: string) => string): string {
  return form
    .replaceAll('{uuid}', '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}')
    .replace(chunk, (_, name, length) => {
      const alphabet = alphabets[name];
      if (alphabet === undefined) throw new Error(`there is no alphabet ${name}`);
      return Array.from({ length: Number(length) }, () => letter(alphabet)).join('');
    });
}
