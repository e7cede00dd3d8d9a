import type { NumberWeights } from './paths';

/** Written by `npm run model:numbers -- --write`; not by hand. */
export const NUMBER_WEIGHTS: NumberWeights = {
  digit: 1.473,
  aspect: 0.018,
  strokes: 0,
  some: 1.473,
  features: [
    -2.246, -2.782, -4.988, 0.408, -0.927, -2.725, -0.482, 0.145, 0.025, 2.683, -2.836, -3.066, -1.828,
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
  strokeShares: [],
  threshold: 0.8893,
};
