import type { NumberWeights } from './paths';

/** Written by `npm run model:numbers -- --write`; not by hand. */
export const NUMBER_WEIGHTS: NumberWeights = {
  digit: 0.787,
  aspect: 0.403,
  features: [
    -1.093, -7.298, -7.806, 1.137, -2.347, -6.707, -4.496, 2.053, -3.056, 6.682, -7.154, -2.786, -1.653,
  ],
  aspects: [
    { mean: -0.122, deviation: 0.246 },
    { mean: -0.923, deviation: 0.588 },
    { mean: -0.142, deviation: 0.264 },
    { mean: -0.379, deviation: 0.242 },
    { mean: -0.416, deviation: 0.32 },
    { mean: -0.171, deviation: 0.245 },
    { mean: -0.513, deviation: 0.203 },
    { mean: -0.326, deviation: 0.262 },
    { mean: -0.455, deviation: 0.244 },
    { mean: -0.459, deviation: 0.225 },
  ],
  threshold: 0.6941,
};
