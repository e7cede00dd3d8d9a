import type { NumberWeights } from './paths';

/** Written by `npm run model:numbers -- --write`; not by hand. */
export const NUMBER_WEIGHTS: NumberWeights = {
  digit: 0.961,
  aspect: -0.061,
  strokes: 0.288,
  some: 4.579,
  features: [
    -4.055, -3.182, -3.003, 0.277, -0.319, 3.087, 0.297, -1.92, -0.048, -0.993, -3.656, -5.188, -1.666,
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
  strokeShares: [
    [0.891, 0.1, 0.004, 0.004],
    [0.913, 0.075, 0.008, 0.004],
    [0.986, 0.005, 0.004, 0.004],
    [0.983, 0.006, 0.006, 0.005],
    [0.192, 0.787, 0.015, 0.007],
    [0.276, 0.712, 0.007, 0.005],
    [0.982, 0.009, 0.005, 0.005],
    [0.418, 0.569, 0.007, 0.005],
    [0.858, 0.13, 0.007, 0.005],
    [0.949, 0.042, 0.005, 0.005],
  ],
  threshold: 0.726,
};
