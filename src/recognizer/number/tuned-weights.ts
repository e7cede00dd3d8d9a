import type { NumberWeights } from './paths';

/** Written by `npm run model:numbers -- --write`; not by hand. */
export const NUMBER_WEIGHTS: NumberWeights = {
  digit: 0.784,
  aspect: 0.399,
  features: [
    -1.113, -7.268, -7.805, 1.122, -2.306, -6.646, -4.77, 2.043, -3.084, 6.664, -7.113, -2.764, -1.602,
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
  threshold: 0.2314,
};
