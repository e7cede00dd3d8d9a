/** Second and fourth cumulant of symmetric noise; they add up for independent noise. */
export interface Cumulants {
  readonly variance: number;
  readonly fourth: number;
}

export const NO_NOISE: Cumulants = { variance: 0, fourth: 0 };

/** Cumulants of the discrete Laplace distribution of this scale; 0 is no noise. */
export function laplaceCumulants(scale: number): Cumulants {
  if (scale === 0) return NO_NOISE;
  const q = Math.exp(-1 / scale);
  const p = -Math.expm1(-1 / scale);
  return { variance: (2 * q) / p ** 2, fourth: (2 * q * (1 + 4 * q + q * q)) / p ** 4 };
}

/** Cumulants of the sum of independent draws. */
export function sumOfLaplace(scales: readonly number[]): Cumulants {
  return scales.map(laplaceCumulants).reduce(addCumulants, NO_NOISE);
}

function addCumulants(a: Cumulants, b: Cumulants): Cumulants {
  return { variance: a.variance + b.variance, fourth: a.fourth + b.fourth };
}
