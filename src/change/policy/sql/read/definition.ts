import type { SqlSession } from './session.ts';

/** Follows where the definition of a function or procedure ends: until then nothing of it happens. */
export class Definition {
  readonly #session: SqlSession;
  #nesting = 0;
  #begun = false;
  #body = false;
  #introduced = false;
  #name: string | undefined;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  /** Looks at the next token before it is read. */
  pass(at: number): undefined {
    const session = this.#session;
    if (session.within !== this.#name) this.#open(session.within);
    if (session.within === undefined) return;
    const token = session.tokens[at];
    if (token === undefined || token.kind === 'string' || token.kind === 'quoted') return;
    if (token.inBody) {
      this.#body = true;
      return;
    }
    const { text } = token;
    const next = session.tokens[at + 1]?.text ?? '';
    if (this.#body) {
      if (text === ';' || text === 'create') this.#close();
      return;
    }
    if (text === 'as' || text === 'is') this.#introduced = true;
    if (text === 'begin' || text === 'case') {
      if (session.tokens[at - 1]?.text === 'end') return;
      this.#nesting += 1;
      if (text === 'begin') this.#begun = true;
    } else if (text === 'end' && !['if', 'loop', 'while', 'repeat', 'for'].includes(next)) {
      this.#nesting -= 1;
      if (this.#begun && this.#nesting <= 0) this.#close();
    } else if (text === 'go' || text === 'delimiter') this.#close();
    else if (text === ';' && this.#nesting <= 0 && !(this.#introduced && !this.#begun && next !== 'create'))
      this.#close();
    else if (text === '/' && next === 'create') this.#close();
  }

  #open(name: string | undefined): undefined {
    this.#name = name;
    this.#nesting = 0;
    this.#begun = false;
    this.#body = false;
    this.#introduced = false;
  }

  #close(): undefined {
    this.#session.within = undefined;
    this.#open(undefined);
  }
}
