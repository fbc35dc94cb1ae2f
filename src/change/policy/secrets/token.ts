/** Escapes and percent-encoded separators end in a letter or digit, and yet no longer word goes on. */
const begin = String.raw`(?:(?<![A-Za-z0-9_-])|(?<=\\[nrt]|%[0-7][0-9A-F]))`;
const ends = {
  word: '(?![A-Za-z0-9_-])',
  base64: '(?![A-Za-z0-9+/=_-])',
} as const;

/**
 * The pattern of a secret that is known by its own form, and that does not stand in the midst of a longer word.
 * @param form its regular expression
 * @param end which characters would go on with it: those of words, or also those of base64
 */
export function token(form: string, end: keyof typeof ends = 'word'): RegExp {
  return new RegExp(`${begin}(?<secret>${form})${ends[end]}`);
}
