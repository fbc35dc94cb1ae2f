/** How far a mean of samples that resemble their neighbours may be from the truth. */
export interface MeanVariance {
  /** Of the mean, in the square of the samples' unit. */
  readonly variance: number;
  /** How well that variance itself is known: degrees of freedom of Student's t. */
  readonly degrees: number;
}

/** Nothing is ever taken to resemble its neighbour more than this. */
const mostAlike = 0.98;

/**
 * Variance of the mean of a series, of which `deviations` are the samples less their mean (at least 8 of them).
 *
 * The series is whitened by the autocorrelation it seems to have, the spectrum of what is left is averaged over its
 * lowest frequencies (equal-weighted cosines: Lazarus, Lewis, Stock and Watson, "HAR Inference: Recommendations for
 * Practice", 2018), and the whitening is undone (Andrews and Monahan, 1992). Each step knows its own uncertainty, and
 * the degrees of freedom say what is left: without them short series raise several times the alarms they may.
 */
export function meanVariance(deviations: Float64Array): MeanVariance {
  const n = deviations.length;
  const energy = sumOf(deviations, (value) => value * value);
  if (energy === 0) return { variance: 0, degrees: Number.POSITIVE_INFINITY };
  const alike = persistence(deviations, energy);
  const white = new Float64Array(n - 1);
  for (let at = 1; at < n; at += 1) white[at - 1] = (deviations[at] ?? 0) - alike * (deviations[at - 1] ?? 0);
  const cosines = Math.max(4, Math.floor(0.4 * n ** (2 / 3)));
  const density = lowFrequencies(white, cosines);
  const independent = (n * (1 - alike)) / (1 + alike);
  // How heavy the tails are: of a few rare events, no more than their number is known.
  const kurtosis = n * sumOf(deviations, (value) => ((value * value) / energy) ** 2);
  const tails = Math.max(0, kurtosis - 1) / (2 * n);
  return {
    variance: density / (1 - alike) ** 2 / n,
    degrees: Math.max(1, 1 / (1 / cosines + 2 / independent + tails)),
  };
}

/**
 * Autocorrelation of neighbours, corrected for what estimating the mean costs (Kendall, 1954). A slow wave under white
 * noise shows little of it from one sample to the next, and then does not fade: that is seen in the partial
 * autocorrelation at the second lag, and the pace of fading is used instead, less half its standard error: the whole
 * error less would miss such waves, and nothing less would suspect them in noise that has none.
 */
function persistence(deviations: Float64Array, energy: number): number {
  const n = deviations.length;
  const first = lagged(deviations, 1) / energy;
  const second = lagged(deviations, 2) / energy;
  const corrected = Math.min(mostAlike, Math.max(0, (n * first + 1) / (n - 3)));
  const partial = (second - first * first) / (1 - first * first);
  const noticeable = 2 / Math.sqrt(n);
  if (!(first > noticeable && partial > noticeable)) return corrected;
  const pace = Math.min(1, second / first);
  const error = Math.sqrt(1 + pace * pace) / (first * Math.sqrt(n));
  return Math.min(mostAlike, Math.max(corrected, pace - error / 2));
}

function lagged(series: Float64Array, lag: number): number {
  let sum = 0;
  for (let at = lag; at < series.length; at += 1) sum += (series[at] ?? 0) * (series[at - lag] ?? 0);
  return sum;
}

/** Mean power of the first `count` cosines (type II), which are blind to the mean. */
function lowFrequencies(series: Float64Array, count: number): number {
  let power = 0;
  for (let wave = 1; wave <= count; wave += 1) power += projection(series, wave) ** 2;
  return (2 * power) / (series.length * count);
}

function projection(series: Float64Array, wave: number): number {
  const step = (Math.PI * wave) / series.length;
  // cos((t + 1) s) = 2 cos(s) cos(t s) - cos((t - 1) s): a multiplication instead of a cosine for each sample.
  const twice = 2 * Math.cos(step);
  let before = Math.cos(step / 2);
  let cosine = before;
  let sum = 0;
  for (const value of series) {
    sum += value * cosine;
    const next = twice * cosine - before;
    before = cosine;
    cosine = next;
  }
  return sum;
}

function sumOf(series: Float64Array, of: (value: number) => number): number {
  let sum = 0;
  for (const value of series) sum += of(value);
  return sum;
}
