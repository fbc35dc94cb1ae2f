/**
 * Student's t distribution for any positive degrees of freedom, through the incomplete beta function
 * (NIST Digital Library of Mathematical Functions, 8.17 and 26.5).
 */

/** Chance of a value above `t`. `degrees` may be infinite: then it is the normal distribution. */
export function studentTail(t: number, degrees: number): number {
  const df = Math.min(degrees, 1e6);
  const tail = incompleteBeta(df / 2, 0.5, df / (df + t * t)) / 2;
  return t >= 0 ? tail : 1 - tail;
}

/** The value that is exceeded with the chance `tail`, which lies between 0 and 0.5. */
export function studentQuantile(tail: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (studentTail(high, degrees) > tail && high < 1e12) high *= 2;
  for (let step = 0; step < 60 && high - low > 1e-9 * high; step += 1) {
    const middle = (low + high) / 2;
    if (studentTail(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return high;
}

function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast on this side of the mean; the other side is its mirror image.
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(a, b, x)) / a
    : 1 - (front * continuedFraction(b, a, 1 - x)) / b;
}

/** By the modified method of Lentz. */
function continuedFraction(a: number, b: number, x: number): number {
  const away = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-13) break;
  }
  return result;
}

/** Stirling's series, after moving the argument to where it is exact to the last digits. */
function logGamma(x: number): number {
  let z = x;
  let shift = 0;
  for (; z < 10; z += 1) shift -= Math.log(z);
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w / 1680))) / z;
  return shift + (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series;
}
