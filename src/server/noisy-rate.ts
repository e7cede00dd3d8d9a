import { failureRate, type Rate, roundRate, Z_95 } from './wilson';

/** Halvings of the bracket of a bound: 2^-30 is far below the six decimals that are kept. */
const HALVINGS = 30;

/**
 * The failure rate of noisy counts, with a 95% interval that counts sampling and noise both. For each rate p it is asked whether
 * `failures - p * attempts`, whose mean is 0 if p is true, lies where it lies 95 times in 100; the interval is the rates that pass (a score
 * interval, as Wilson's is; Fieller's method for a ratio). The noise has longer tails than the normal distribution, which the Cornish-Fisher
 * expansion to the fourth cumulant corrects. Nothing is cut to 0 before this, so that the interval has no bias; only its ends and the
 * rate are kept within 0 to 1.
 *
 * @param attempts failed and passed readings; noise can push it and `failures` out of their bounds
 * @param scale of the independent discrete Laplace noise on the failed and on the passed readings; 0 is none
 */
export function noisyFailureRate(attempts: number, failures: number, scale: number): Rate {
  if (scale === 0) return failureRate(attempts, failures);
  const passes = attempts - failures;
  const [failed, passed] = [Math.max(0, failures), Math.max(0, passes)];
  if (failed + passed === 0) return { rate: null, low: null, high: null };
  const rate = failed / (failed + passed);
  const accepts = (p: number) => isAccepted(p, failures, passes, scale);
  // Where noise pushed the counts so far out that no rate fits, the nearest one is all that is left.
  const low = accepts(0) ? 0 : bound(0, rate, accepts);
  const high = accepts(1) ? 1 : bound(1, rate, accepts);
  return { rate: roundRate(rate), low: roundRate(low), high: roundRate(high) };
}

/** Where acceptance ends between a rate outside and one inside. */
function bound(outside: number, inside: number, accepts: (p: number) => boolean): number {
  let [out, into] = [outside, inside];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (out + into) / 2;
    if (accepts(middle)) into = middle;
    else out = middle;
  }
  return into;
}

function isAccepted(p: number, failures: number, passes: number, scale: number): boolean {
  const q = 1 - p;
  const noise = laplaceCumulants(scale);
  // The attempts that fit best if p is true; uncorrelated with the noise that is tested.
  const attempts = Math.max(0, (p * failures + q * passes) / (p * p + q * q));
  const variance = attempts * p * q + noise.variance * (p * p + q * q);
  const kurtosis = (noise.fourth * (p ** 4 + q ** 4)) / (variance * variance);
  const limit = Z_95 + (kurtosis * (Z_95 ** 3 - 3 * Z_95)) / 24;
  return Math.abs(q * failures - p * passes) <= limit * Math.sqrt(variance);
}

/** Second and fourth cumulant of the discrete Laplace distribution, which is the difference of two geometric ones. */
export function laplaceCumulants(scale: number): { readonly variance: number; readonly fourth: number } {
  const q = Math.exp(-1 / scale);
  const p = -Math.expm1(-1 / scale);
  return { variance: (2 * q) / p ** 2, fourth: (2 * q * (1 + 4 * q + q * q)) / p ** 4 };
}
