/** `name = expression` */
export interface Attribute {
  /** The expression as it is written, with white space and comments outside strings reduced to single blanks. */
  readonly text: string;
  /** One-based. */
  readonly line: number;
  readonly endLine: number;
}

/** `type "label" { … }` */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
  readonly line: number;
  readonly endLine: number;
}

/** What a file says, and where it could not be read. What follows such a place is read all the same. */
export interface Hcl {
  readonly blocks: readonly Block[];
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly problems: readonly { readonly line: number; readonly why: string }[];
}

/** Blocks within blocks, and brackets within brackets, deeper than this are no configuration. */
const deepest = 60;
const identifier = /[A-Za-z_][\w-]{0,255}/y;

/**
 * Reads HCL as far as its structure goes: blocks, labels, attributes and where they stand. Expressions are kept as
 * text. One pass, whatever the text.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function readHcl(text: string): Hcl {
  return new Reader(text).file();
}

interface Body {
  readonly attributes: Map<string, Attribute>;
  readonly blocks: Block[];
}

class Reader {
  readonly #text: string;
  readonly #problems: { line: number; why: string }[] = [];
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  file(): Hcl {
    const body = this.#body(0);
    return { ...body, problems: this.#problems };
  }

  #problem(why: string): void {
    if (this.#problems.length < 100) this.#problems.push({ line: this.#line, why });
  }

  /** Reads until the closing brace of the block, or to the end of the file. */
  #body(depth: number): Body {
    const body: Body = { attributes: new Map(), blocks: [] };
    for (;;) {
      this.#skipBlank();
      if (this.#at >= this.#text.length) {
        if (depth > 0) this.#problem('a block is not closed');
        return body;
      }
      const letter = this.#text[this.#at];
      if (letter === '}') {
        this.#at += 1;
        if (depth > 0) return body;
        this.#problem('a brace closes nothing');
        continue;
      }
      const line = this.#line;
      const name = letter === '"' ? this.#quoted() : this.#identifier();
      if (name === null) {
        this.#problem('neither a block nor an attribute');
        this.#restOfLine();
        continue;
      }
      this.#statement(name, line, body, depth);
    }
  }

  #statement(name: string, line: number, body: Body, depth: number): void {
    const labels: string[] = [];
    for (;;) {
      this.#skipBlanks();
      const letter = this.#text[this.#at];
      if (letter === '=' && this.#text[this.#at + 1] !== '=') {
        this.#at += 1;
        const text = this.#expression();
        body.attributes.set(name, { text, line, endLine: this.#line });
        return;
      }
      if (letter === '{') {
        this.#at += 1;
        if (depth >= deepest) {
          this.#problem('blocks are nested too deeply');
          this.#at = this.#text.length;
          return;
        }
        const inner = this.#body(depth + 1);
        body.blocks.push({ type: name, labels, ...inner, line, endLine: this.#line });
        return;
      }
      const label = letter === '"' ? this.#quoted() : this.#identifier();
      if (label === null || labels.length > 10) {
        this.#problem('neither a block nor an attribute');
        this.#restOfLine();
        return;
      }
      labels.push(label);
    }
  }

  /** The text of an expression: to the end of the line, or of what is open there. */
  #expression(): string {
    const pieces: string[] = [];
    let open = 0;
    const blank = () => {
      if (pieces.length > 0 && pieces.at(-1) !== ' ') pieces.push(' ');
    };
    while (this.#at < this.#text.length) {
      const letter = this.#text.charAt(this.#at);
      if (letter === '\n') {
        if (open === 0) break;
        this.#newLine();
        blank();
      } else if (letter === ' ' || letter === '\t' || letter === '\r') {
        this.#at += 1;
        blank();
      } else if (this.#skipComment()) blank();
      else if (letter === '"') pieces.push(this.#stringText());
      else if (letter === '<' && this.#text[this.#at + 1] === '<') pieces.push(this.#heredoc());
      else {
        if ('([{'.includes(letter)) open += 1;
        // The brace of a block on one line ends it.
        if (')]}'.includes(letter)) {
          if (open === 0) break;
          open -= 1;
        }
        pieces.push(letter);
        this.#at += 1;
      }
    }
    if (open > 0) this.#problem('a bracket is not closed');
    return pieces.join('').trimEnd();
  }

  #identifier(): string | null {
    identifier.lastIndex = this.#at;
    const match = identifier.exec(this.#text);
    if (match === null) return null;
    this.#at += match[0].length;
    return match[0];
  }

  /** The content of a quoted label. */
  #quoted(): string {
    const text = this.#stringText();
    return text.slice(1, text.endsWith('"') && text.length > 1 ? -1 : undefined);
  }

  /** A quoted string with its quotes; interpolations may hold strings of their own. */
  #stringText(): string {
    const start = this.#at;
    const line = this.#line;
    this.#at += 1;
    /** By nesting: how many braces are open in each interpolation. */
    const interpolations: number[] = [];
    let quoted = true;
    while (this.#at < this.#text.length) {
      const letter = this.#text.charAt(this.#at);
      if (letter === '\n') {
        // A plain string ends with its line; an interpolation may go on.
        if (interpolations.length === 0) break;
        this.#newLine();
        continue;
      }
      this.#at += 1;
      if (quoted) {
        if (letter === '\\') this.#at += 1;
        else if ((letter === '$' || letter === '%') && this.#text[this.#at] === '{') {
          // `$${` is a literal one.
          if (this.#text[this.#at - 2] === letter) continue;
          if (interpolations.length >= deepest) break;
          interpolations.push(1);
          this.#at += 1;
          quoted = false;
        } else if (letter === '"') {
          if (interpolations.length === 0) return this.#text.slice(start, this.#at);
          quoted = false;
        }
      } else if (letter === '"') quoted = true;
      else if (letter === '{') interpolations[interpolations.length - 1] = (interpolations.at(-1) ?? 0) + 1;
      else if (letter === '}') {
        const left = (interpolations.pop() ?? 1) - 1;
        if (left > 0) interpolations.push(left);
        else quoted = true;
      }
    }
    if (this.#problems.length < 100) this.#problems.push({ line, why: 'a string is not closed' });
    return this.#text.slice(start, this.#at);
  }

  /** `<<END` or `<<-END` up to the line that is END. */
  #heredoc(): string {
    const match = /<<-?([A-Za-z_][\w-]{0,100})[ \t\r]{0,20}\n/y;
    match.lastIndex = this.#at;
    const found = match.exec(this.#text);
    if (found === null) {
      this.#at += 2;
      return '<<';
    }
    const start = this.#at;
    const line = this.#line;
    this.#at += found[0].length;
    this.#line += 1;
    while (this.#at < this.#text.length) {
      const end = this.#text.indexOf('\n', this.#at);
      const next = end < 0 ? this.#text.length : end;
      const content = this.#text.slice(this.#at, next).trim();
      if (content === found[1]) {
        this.#at = next;
        return this.#text.slice(start, next);
      }
      this.#at = end < 0 ? next : next + 1;
      if (end >= 0) this.#line += 1;
    }
    if (this.#problems.length < 100) this.#problems.push({ line, why: 'a heredoc is not closed' });
    return this.#text.slice(start, this.#at);
  }

  /** White space, line ends and comments. */
  #skipBlank(): void {
    for (;;) {
      this.#skipBlanks();
      if (this.#text[this.#at] === '\n') this.#newLine();
      else if (this.#text[this.#at] === ',' || this.#text[this.#at] === ';') this.#at += 1;
      else return;
    }
  }

  /** White space and comments within a line; a comment of several lines counts as one. */
  #skipBlanks(): void {
    while (this.#at < this.#text.length) {
      const letter = this.#text.charAt(this.#at);
      if (letter === ' ' || letter === '\t' || letter === '\r' || letter === '\uFEFF') this.#at += 1;
      else if (!this.#skipComment()) return;
    }
  }

  #skipComment(): boolean {
    const letter = this.#text[this.#at];
    const next = this.#text[this.#at + 1];
    if (letter === '#' || (letter === '/' && next === '/')) {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      return true;
    }
    if (letter !== '/' || next !== '*') return false;
    const end = this.#text.indexOf('*/', this.#at + 2);
    const stop = end < 0 ? this.#text.length : end + 2;
    if (end < 0) this.#problem('a comment is not closed');
    for (; this.#at < stop; this.#at += 1) if (this.#text[this.#at] === '\n') this.#line += 1;
    return true;
  }

  #newLine(): void {
    this.#at += 1;
    this.#line += 1;
  }

  #restOfLine(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#text.length : end;
  }
}
