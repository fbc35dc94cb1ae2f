/** How two answers differ at a place. */
export type DifferenceKind = 'value' | 'type' | 'missing' | 'added' | 'order';

/** One difference between two answers. Everything but the kind comes from answers: untrusted. */
export interface Difference {
  /** Such as `status`, `header location`, `$.items[*].price` or `text after "Total"`. */
  readonly place: string;
  readonly kind: DifferenceKind;
  /** Shortened. */
  readonly expected: string;
  readonly actual: string;
}

/** What makes two differences the same one, wherever in a list it is met. */
export function keyOf({ place, kind }: Difference): string {
  return `${kind} ${place}`;
}

/** Collects differences, one for each place and kind, up to a number. */
export class Differences {
  static readonly most = 200;
  readonly #found = new Map<string, Difference>();

  get full(): boolean {
    return this.#found.size >= Differences.most;
  }

  add(place: string, kind: DifferenceKind, expected: unknown, actual: unknown): void {
    const difference = { place: place.slice(0, 200), kind, expected: brief(expected), actual: brief(actual) };
    const key = keyOf(difference);
    if (!this.full && !this.#found.has(key)) this.#found.set(key, difference);
  }

  list(): Difference[] {
    return [...this.#found.values()];
  }
}

function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.slice(0, 200);
}
