import type { Act, Read } from '../act.ts';
import { SqlReader } from '../reader.ts';
import { type Beginning, type Dialect, type SqlToken, tokenize } from '../token.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { SqlType } from './type.ts';

/** A text of SQL that is being read, and what was seen of it so far. */
export class SqlSession extends SqlReader {
  readonly layout: Layout;
  readonly dialect: Dialect;
  /** How often SQL stands in a string of SQL. */
  readonly depth: number;
  readonly acts: Act[] = [];
  readonly unread: { start: number; why: string }[] = [];
  /** Tables and columns that are there only since this text. */
  readonly own = new Set<string>();
  readonly temporary = new Set<string>();
  readonly made = new Set<string>();
  readonly renamed = new Set<string>();
  readonly types = new Map<string, SqlType>();
  /** Strings that variables hold, for `EXECUTE variable`. */
  readonly held = new Map<string, string>();
  /** Names of what `WITH` defines: what is deleted from those is what their query selects. */
  readonly selections = new Set<string>();
  /** Function whose definition is being read. */
  within: string | undefined;
  readonly called = new Set<string>();
  /** Acts before the transaction that is open, and where that begins. */
  transaction: { readonly acts: number; readonly start: number } | null = null;
  /** Offsets from which and to which a transaction was taken back. */
  #undone = 0;
  readonly undone: { readonly start: number; readonly end: number }[] = [];

  constructor(text: string, dialect: Dialect, beginning: Beginning, depth: number) {
    const tokens = tokenize(text, dialect, beginning);
    super(tokens);
    this.layout = layoutOf(text, tokens);
    this.dialect = dialect;
    this.depth = depth;
  }

  /** Index of the token that ends the statement of a token. */
  endOf(at: number): number {
    return this.layout.ends[at] ?? this.tokens.length;
  }

  /** Tokens of the statement from here on, at most so many. */
  rest(most = 2_000): readonly SqlToken[] {
    return this.tokens.slice(this.at, Math.min(this.endOf(this.at), this.at + most));
  }

  isOwn(table: string | null): boolean {
    return table !== null && (isTemporary(table) || this.temporary.has(table) || this.own.has(table));
  }

  /** Whether what stands at an offset was taken back; offsets ascend from question to question. */
  isUndone(offset: number): boolean {
    while ((this.undone[this.#undone]?.end ?? offset) < offset) this.#undone += 1;
    return (this.undone[this.#undone]?.start ?? offset + 1) <= offset;
  }

  /** Notes what is done from one token to another. */
  act(
    from: number,
    to: number,
    act: Pick<Act, 'rule' | 'subject' | 'preview' | 'table'> & Partial<Act>,
  ): undefined {
    const start = this.tokens[from]?.offset ?? 0;
    const last = this.tokens[Math.max(from, Math.min(to, this.tokens.length) - 1)];
    const columns = act.columns ?? [];
    const own =
      act.own ??
      (this.isOwn(act.table) ||
        (columns.length > 0 && columns.every((column) => this.own.has(`${act.table}.${column}`))));
    const within = this.within === undefined ? {} : { within: this.within };
    this.acts.push({ ...within, ...act, own, start, end: last?.offset ?? start });
  }

  /** Everything that was seen. What stands in the definition of a function counts only where it is called. */
  result(): Read {
    const happens = ({ within }: Act) => within === undefined || this.called.has(within);
    const { made, renamed, unread } = this;
    return { acts: this.acts.filter(happens), made, renamed, unread };
  }
}

/** Whether something of this name was there only for a session. */
export function isTemporary(name: string): boolean {
  return /^[#@]|^tempdb\.|^temp\.|^pg_temp/.test(name);
}
