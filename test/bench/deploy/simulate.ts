/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Random = () => number;

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Student's t with 3 degrees of freedom, scaled to a variance of 1: now and then very far out. */
export function heavyTailed(random: Random): number {
  const squares = normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2;
  return normal(random) / Math.sqrt(squares);
}

/** AR(1) of mean 0 and marginal variance 1, from its stationary state on. */
export function autoregressive(
  random: Random,
  n: number,
  autocorrelation: number,
  innovation: (random: Random) => number = normal,
): number[] {
  const scale = Math.sqrt(1 - autocorrelation ** 2);
  let last = normal(random);
  return Array.from({ length: n }, (_, at) => {
    if (at > 0) last = autocorrelation * last + scale * innovation(random);
    return last;
  });
}

/** A Poisson number (Knuth); `mean` up to some hundreds. */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
