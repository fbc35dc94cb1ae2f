/** Named groups of a match, as a rule's pattern names them. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** One format of a secret. Each is a file in `rules/`, named for the part of its id after the slash. */
export interface SecretRule {
  /** `secret/<provider>-<what>` */
  readonly id: `secret/${string}`;
  /** What is wrong, in one line: `A Stripe secret key is in the diff`. */
  readonly title: string;
  /** Whose it is, as people know it: `Stripe`. */
  readonly provider: string;
  /**
   * Lower-case literals of at least three characters, of which one stands in every match, or within `near` characters
   * of it. Only where one stands the pattern is tried.
   */
  readonly keywords: readonly string[];
  /**
   * What the secret looks like, with the secret itself in the group `secret`. Flags: none or `i`. Every quantifier is
   * bounded and none is nested in another, so that no text makes it slow. Begin and end with lookarounds that keep it
   * from being found in the midst of something longer.
   */
  readonly pattern: RegExp;
  /** The longest match, in characters. */
  readonly longest: number;
  /** How far from the match a keyword may stand, in characters; 0, for keywords in the match, unless told. */
  readonly near?: number;
  /** The least Shannon entropy of the secret, in bits a character; nothing is asked unless told. */
  readonly entropy?: number;
  /** Whether the format's own checksum or structure is right. */
  readonly valid?: (secret: string, groups: Groups) => boolean;
  /** Something else that has to stand within so many lines, such as the id that belongs to the key. */
  readonly besides?: { readonly pattern: RegExp; readonly lines: number };
  /** Where its owner revokes it. */
  readonly remedy: string;
  /** The provider's documents that describe the format. */
  readonly source: readonly string[];
  /** Keys that are meant to be seen, or that only reach a test mode, warn. Blocks unless told. */
  readonly weight?: 'block' | 'warn';
}
