import type { SqlToken } from './token.ts';

// What no unquoted name of a table or column can be: there another statement or clause begins.
const noName = new Set(
  'create drop alter insert update delete select add rename modify change begin end commit go if set grant cascade restrict with'.split(
    ' ',
  ),
);

/** Reads tokens one after the other. */
export class SqlReader {
  readonly tokens: readonly SqlToken[];
  at = 0;
  constructor(tokens: readonly SqlToken[]) {
    this.tokens = tokens;
  }
  peek(ahead = 0): string | null {
    const token = this.tokens[this.at + ahead];
    return token === undefined || token.kind === 'string' || token.kind === 'quoted' ? null : token.text;
  }
  /** Offset of the token that comes next. */
  offset(): number {
    return this.tokens[this.at]?.offset ?? this.tokens.at(-1)?.offset ?? 0;
  }
  /** Whether one of these words comes next; the reader steps over it. */
  any(...words: readonly string[]): boolean {
    return words.some((word) => this.skip(word));
  }
  /** Steps over these words if they come next. */
  skip(...words: readonly string[]): boolean {
    if (!words.every((text, index) => this.peek(index) === text)) return false;
    this.at += words.length;
    return true;
  }
  /** A name with its schema, in lower case; null when none comes next. */
  name(): string | null {
    const parts: string[] = [];
    const variable = this.skip('@') ? '@' : '';
    const hash = this.skip('#') ? (this.skip('#') ? '##' : '#') : variable;
    for (;;) {
      const token = this.tokens[this.at];
      const fits = token?.kind === 'quoted' || (token?.kind === 'word' && !noName.has(token.text));
      if (token === undefined || !fits) break;
      parts.push(token.text.toLowerCase());
      this.at += 1;
      if (!this.skip('.')) break;
    }
    if (parts.length === 0) return null;
    return hash + parts.join('.').replace(/^(?:\w{1,80}\.)?(?:public|dbo|main)\.+/, '');
  }
}
