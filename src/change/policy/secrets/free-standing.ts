/** Which characters would go on with a secret: those of words, or also those of base64. */
const around = {
  word: { before: 'A-Za-z0-9_-', after: 'A-Za-z0-9_-' },
  base64: { before: 'A-Za-z0-9_+/-', after: 'A-Za-z0-9+/=_-' },
} as const;

/**
 * The pattern of a secret that is known by its own form, and that does not stand in the midst of something longer.
 * Escapes and percent-encoded separators end in a letter or digit, and yet what follows them is a new word.
 * @param form bounded, without groups of its own names
 */
export function freeStanding(form: RegExp, kind: keyof typeof around = 'word'): RegExp {
  const { before, after } = around[kind];
  return new RegExp(
    String.raw`(?:(?<![${before}])|(?<=\\[nrt]|%[0-9A-F]{2}))(?<secret>${form.source})(?![${after}])`,
    form.flags,
  );
}
