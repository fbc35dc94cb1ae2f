/** One metric of both versions, sampled at equal intervals, in order of time. */
export interface Series {
  /** Its name; untrusted text. */
  readonly metric: string;
  readonly direction: 'lower-is-better' | 'higher-is-better';
  /** What is written behind numbers, such as `ms`; `ratio` for shares of 1, such as errors per request. */
  readonly unit: string;
  /**
   * What the old version shows. NaN (or anything that is not finite) is a sample that is missing. Arms of the same
   * length are taken to be sampled at the same moments, so that load which both share can be told from harm.
   */
  readonly baseline: readonly number[];
  readonly canary: readonly number[];
  /** How many requests each sample speaks for: what weight it has. A sample of no request is missing. */
  readonly requests?: { readonly baseline: readonly number[]; readonly canary: readonly number[] };
  /** What differs from the defaults for this metric. */
  readonly limits?: Partial<Limits>;
}

/** How much is much: a share of the baseline's mean, and never less than an amount in the metric's unit. */
export interface Limit {
  readonly relative: number;
  readonly absolute: number;
}

export interface Limits {
  /** Less harm than this never fails a canary, however certain it is; this much or more never passes. */
  readonly harm: Limit;
  /** A canary passes only when harm beyond this is ruled out. */
  readonly tolerance: Limit;
}

/** How sure the judge has to be, and of how much. */
export interface Settings {
  /** How often a canary that is no worse may fail, over all its metrics and looks together. */
  readonly falseAlarms: number;
  /** How often a canary that is worse by the tolerance may pass. */
  readonly falsePasses: number;
  /** How often the same canary is going to be judged while its data grow: each look spends its share of alarms. */
  readonly looks: number;
  /** Samples that each arm has to have. */
  readonly minimumSamples: number;
  /** Requests that each arm has to have seen, where they are known. */
  readonly minimumRequests: number;
  readonly limits: Limits;
  /** The same for the unit `ratio`: five times nearly no errors is still nearly no errors. */
  readonly ratioLimits: Limits;
}

export const defaultSettings: Settings = {
  falseAlarms: 0.01,
  falsePasses: 0.05,
  looks: 1,
  minimumSamples: 50,
  minimumRequests: 100,
  limits: { harm: { relative: 0.05, absolute: 0 }, tolerance: { relative: 0.1, absolute: 0 } },
  ratioLimits: {
    harm: { relative: 0.05, absolute: 0.001 },
    tolerance: { relative: 0.1, absolute: 0.005 },
  },
};
