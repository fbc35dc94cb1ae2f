/** One measured figure, beside what it is compared with. */
export interface Row {
  readonly area: string;
  readonly name: string;
  /** Null when it could not be measured here. */
  readonly value: number | null;
  readonly unit: string;
  /** What the value is compared with, measured in the same run; null when nothing comparable exists. */
  readonly baseline: string | null;
  readonly baselineValue: number | null;
  /** value / baselineValue. */
  readonly ratio: number | null;
  /** Such as `<= 60` (of the value) or `ratio >= 0.9`; null when it is only watched. */
  readonly target: string | null;
  readonly ok: boolean;
}

/** An area of figures. */
export interface Area {
  readonly name: string;
  /** `long` runs the full counts, otherwise at most three minutes. */
  measure(options: { readonly long: boolean }): Promise<Row[]>;
}

/** A row without a baseline, with an upper bound. */
export function atMost(area: string, name: string, value: number, unit: string, bound: number): Row {
  const ok = value <= bound;
  return {
    area,
    name,
    value,
    unit,
    baseline: null,
    baselineValue: null,
    ratio: null,
    target: `<= ${bound}`,
    ok,
  };
}

/** A row without a baseline and without a bound: it is only watched. */
export function watched(area: string, name: string, value: number, unit: string): Row {
  return {
    area,
    name,
    value,
    unit,
    baseline: null,
    baselineValue: null,
    ratio: null,
    target: null,
    ok: true,
  };
}
