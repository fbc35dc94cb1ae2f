import type { SecretRule } from './secret-rule.ts';

/** What a rule says about what it finds, without how it finds it. */
export type SecretWords = Pick<SecretRule, 'id' | 'title' | 'provider' | 'remedy' | 'source' | 'weight'>;

/** A secret in a text. */
export interface FoundSecret {
  readonly rule: SecretWords;
  /** Index of its first character, and after its last. */
  readonly start: number;
  readonly end: number;
  readonly secret: string;
}

/** How the texts of a file are written, which decides what may stand there without quotes. */
export type Style = 'code' | 'configuration' | 'prose';

/** Looks around a keyword by reading instead of by a pattern. */
export interface SecretFinder {
  /** Those of what it finds. */
  readonly rules: readonly SecretWords[];
  /** Lower-case literals of at least three characters. */
  readonly keywords: readonly string[];
  /**
   * Reads the text around a keyword that stands from `start` to `end`; in steps that are bounded, for it is called
   * for each.
   */
  readonly find: (text: string, start: number, end: number, style: Style) => FoundSecret | null;
}
