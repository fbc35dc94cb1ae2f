/** A value of an argument; variables are already in their place. */
type Argument = null | string | number | boolean;
export type Arguments = Readonly<Record<string, Argument | Readonly<Record<string, Argument>>>>;

/** What is asked of one object. */
export type Selection =
  | {
      readonly kind: 'field';
      readonly name: string;
      /** The name that it is answered under. */
      readonly alias: string;
      readonly args: Arguments;
      readonly selections: readonly Selection[];
    }
  /** `... on Type { }` */
  | { readonly kind: 'on'; readonly type: string; readonly selections: readonly Selection[] };

export interface Operation {
  readonly kind: 'query' | 'mutation';
  readonly selections: readonly Selection[];
}

/** A document that is not GraphQL, or uses of it what this local GitHub does not know. */
export class DocumentError extends Error {}

// Commas are white space in GraphQL (specification of October 2021, 2.1.5).
const token = /\s*,*(?:(\.\.\.|[{}():$!=[\]])|([_A-Za-z]\w*)|(-?\d+)|"((?:[^"\\\n]|\\["\\/])*)")[\s,]*/y;

interface Token {
  readonly kind: 'mark' | 'name' | 'number' | 'string' | 'end';
  readonly text: string;
}

/**
 * Reads a document with one operation: fields, aliases, arguments, variables and inline fragments.
 * @param variables by name; one that is not given is null
 * @throws {DocumentError} on anything else
 */
export function parseDocument(text: string, variables: Readonly<Record<string, unknown>>): Operation {
  return new Parser(tokensOf(text.trim()), variables).operation();
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new DocumentError(`Parse error at position ${at}`);
    const [, mark, name, number, string] = match;
    if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else tokens.push({ kind: 'string', text: (string ?? '').replace(/\\(.)/g, '$1') });
  }
  return tokens;
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #variables: Readonly<Record<string, unknown>>;
  #at = 0;

  constructor(tokens: readonly Token[], variables: Readonly<Record<string, unknown>>) {
    this.#tokens = tokens;
    this.#variables = variables;
  }

  operation(): Operation {
    let kind: Operation['kind'] = 'query';
    if (this.#peek().kind === 'name') {
      const word = this.#name();
      if (word !== 'query' && word !== 'mutation') throw new DocumentError(`Parse error on "${word}"`);
      kind = word;
      if (this.#peek().kind === 'name') this.#name();
      if (this.#skip('(')) this.#declarations();
    }
    const selections = this.#selections();
    if (this.#peek().kind !== 'end') throw new DocumentError('Only one operation at a time is simulated');
    return { kind, selections };
  }

  /** Variables are declared with their types, which are of no interest here. */
  #declarations(): void {
    while (!this.#skip(')')) this.#take();
  }

  #selections(): Selection[] {
    this.#expect('{');
    const selections: Selection[] = [];
    while (!this.#skip('}')) selections.push(this.#selection());
    return selections;
  }

  #selection(): Selection {
    if (this.#skip('...')) {
      if (this.#name() !== 'on') throw new DocumentError('Named fragments are not simulated');
      return { kind: 'on', type: this.#name(), selections: this.#selections() };
    }
    const alias = this.#name();
    const name = this.#skip(':') ? this.#name() : alias;
    const args = this.#skip('(') ? this.#arguments(')') : {};
    return { kind: 'field', name, alias, args, selections: this.#nested() };
  }

  #nested(): Selection[] {
    const { kind, text } = this.#peek();
    return kind === 'mark' && text === '{' ? this.#selections() : [];
  }

  #arguments(end: string): Record<string, Argument | Record<string, Argument>> {
    const args: Record<string, Argument | Record<string, Argument>> = {};
    while (!this.#skip(end)) {
      const name = this.#name();
      this.#expect(':');
      args[name] = this.#skip('{') ? (this.#arguments('}') as Record<string, Argument>) : this.#value();
    }
    return args;
  }

  #value(): Argument {
    if (this.#skip('$')) {
      const value = this.#variables[this.#name()] ?? null;
      if (typeof value === 'object' && value !== null)
        throw new DocumentError('Variables that hold objects are not simulated');
      return value as Argument;
    }
    const { kind, text } = this.#take();
    if (kind === 'string') return text;
    if (kind === 'number') return Number(text);
    if (kind !== 'name') throw new DocumentError(`Parse error on "${text}"`);
    if (text === 'null') return null;
    return text === 'true' || text === 'false' ? text === 'true' : text;
  }

  #name(): string {
    const { kind, text } = this.#take();
    if (kind !== 'name') throw new DocumentError(`Parse error on "${text}"`);
    return text;
  }

  #expect(mark: string): void {
    if (!this.#skip(mark))
      throw new DocumentError(`Parse error on "${this.#peek().text}", expecting "${mark}"`);
  }

  #skip(mark: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== 'mark' || text !== mark) return false;
    this.#at += 1;
    return true;
  }

  #take(): Token {
    const taken = this.#peek();
    if (taken.kind === 'end') throw new DocumentError('Unexpected end of document');
    this.#at += 1;
    return taken;
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: 'end of document' };
  }
}
