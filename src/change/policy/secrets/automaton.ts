/** Codes of characters that are told apart; all others are the last class. */
const alphabet = 128;

/**
 * An Aho–Corasick automaton: finds all keywords in one pass over a text, whatever their number. ASCII letters count
 * alike in both cases.
 * @see A. V. Aho, M. J. Corasick: Efficient String Matching, CACM 18 (1975)
 */
export class Automaton {
  /** Next state by state and class. */
  readonly #next: Int32Array;
  /** Class of each code below 128; what stands in no keyword shares class 0. */
  readonly #classes = new Uint8Array(alphabet);
  readonly #width: number;
  /** By state: the keywords that end there, those of its suffixes included; empty for most. */
  readonly #found: (readonly number[] | undefined)[];
  /** By state: 1 when a keyword ends there. */
  readonly #ends: Uint8Array;

  /** @param keywords lower case, ASCII */
  constructor(keywords: readonly string[]) {
    let width = 1;
    for (const keyword of keywords) {
      for (const letter of keyword) {
        const code = letter.charCodeAt(0);
        if (code >= alphabet) throw new RangeError(`the keyword "${keyword}" is not ASCII`);
        if (this.#classes[code] !== 0) continue;
        this.#classes[code] = width;
        width += 1;
      }
    }
    for (let code = 65; code <= 90; code += 1) this.#classes[code] = this.#classes[code + 32] ?? 0;
    this.#width = width;
    const most = keywords.reduce((sum, keyword) => sum + keyword.length, 1);
    const next = new Int32Array(most * width);
    const found: number[][] = Array.from({ length: most });
    const states = this.#plant(keywords, next, found);
    this.#next = this.#link(next.slice(0, states * width), found, states);
    this.#found = found.slice(0, states);
    this.#ends = Uint8Array.from({ length: states }, (_, state) => (found[state] === undefined ? 0 : 1));
  }

  /** Builds the tree of keywords; 0 in `next` means none, for nothing leads back to the root. */
  #plant(keywords: readonly string[], next: Int32Array, found: number[][]): number {
    let states = 1;
    for (const [number, keyword] of keywords.entries()) {
      let state = 0;
      for (let at = 0; at < keyword.length; at += 1) {
        const slot = state * this.#width + (this.#classes[keyword.charCodeAt(at)] ?? 0);
        if (next[slot] === 0) {
          next[slot] = states;
          states += 1;
        }
        state = next[slot] ?? 0;
      }
      const here = found[state];
      if (here === undefined) found[state] = [number];
      else here.push(number);
    }
    return states;
  }

  /** Fills in where to go on after a mismatch, so that the pass never steps back. */
  #link(next: Int32Array, found: number[][], states: number): Int32Array {
    const failure = new Int32Array(states);
    const queue: number[] = [];
    for (let letter = 0; letter < this.#width; letter += 1) {
      const child = next[letter] ?? 0;
      if (child !== 0) queue.push(child);
    }
    for (let head = 0; head < queue.length; head += 1) {
      const state = queue[head] ?? 0;
      const fallback = failure[state] ?? 0;
      const inherited = found[fallback];
      if (inherited !== undefined) found[state] = [...(found[state] ?? []), ...inherited];
      for (let letter = 0; letter < this.#width; letter += 1) {
        const slot = state * this.#width + letter;
        const over = next[fallback * this.#width + letter] ?? 0;
        const child = next[slot] ?? 0;
        if (child === 0) next[slot] = over;
        else {
          failure[child] = over;
          queue.push(child);
        }
      }
    }
    return next;
  }

  /** Calls back for every keyword in the text, in the order of their ends. */
  scan(text: string, onHit: (keyword: number, end: number) => void): void {
    const next = this.#next;
    const classes = this.#classes;
    const ends = this.#ends;
    const width = this.#width;
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      state = code < alphabet ? (next[state * width + (classes[code] as number)] as number) : 0;
      if (ends[state] === 0) continue;
      for (const keyword of this.#found[state] ?? []) onHit(keyword, at + 1);
    }
  }
}
